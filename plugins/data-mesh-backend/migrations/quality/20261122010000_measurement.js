// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * When the portal last measured a product itself, and which replica does so now.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quality_measurement', table => {
    table.string('product_ref').primary();
    table
      .string('fingerprint', 64)
      .comment('Of contracts and files as they were measured');
    table.string('measured_at', 30);
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('Times in a row that a table could not be read');
    table.string('retry_at', 30);
    table.string('owner', 36).comment('Who measures it now');
    table.string('owned_until', 30);
    table
      .string('state', 10)
      .comment('running, or how the last measurement ended');
    table.string('started_at', 30);
    table.string('ended_at', 30);
    table.integer('checks_done').notNullable().defaultTo(0);
    table.integer('checks_total').notNullable().defaultTo(0);
    table.text('cancelled_by').comment('Who asked for its end');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('quality_measurement');
};
