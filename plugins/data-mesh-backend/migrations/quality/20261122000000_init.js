// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Results of quality checks. Times are ISO 8601 texts in UTC: they sort as they are, and mean the same on every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quality_run', table => {
    table.comment('Runs of tools that checked the data of a product');
    table.string('id', 36).primary();
    table.string('product_ref').notNullable();
    table.string('digest', 64).notNullable().comment('Tells a repeated report');
    table.string('tool', 32).notNullable();
    table.string('origin', 10).notNullable().comment('measured or reported');
    table.string('ended_at', 30).notNullable();
    table.string('received_at', 30).notNullable();
    table.text('counts').notNullable().comment('JSON: checks by status');
    table.unique(['product_ref', 'digest'], {
      indexName: 'quality_run_digest_uniq',
    });
    table.index(['product_ref', 'ended_at'], 'quality_run_product_idx');
    table.index(['ended_at'], 'quality_run_ended_idx');
  });

  await knex.schema.createTable('quality_result', table => {
    table.comment('Results of checks in each run');
    table
      .string('run_id', 36)
      .notNullable()
      .references('id')
      .inTable('quality_run')
      .onDelete('CASCADE');
    table.string('product_ref').notNullable();
    table.string('check_key', 32).notNullable();
    table.string('measured_at', 30).notNullable();
    table.string('status', 10).notNullable();
    table.text('observed');
    table.bigInteger('failed_rows');
    table.bigInteger('total_rows');
    table.primary(['run_id', 'check_key']);
    table.index(
      ['product_ref', 'check_key', 'measured_at'],
      'quality_result_history_idx',
    );
  });

  await knex.schema.createTable('quality_check', table => {
    table.comment('Newest result of each check of a product');
    table.string('product_ref').notNullable();
    table.string('check_key', 32).notNullable();
    table.text('name').notNullable();
    table.text('contract_ref').comment('What asks for it');
    table.text('dataset');
    table.text('column');
    table.string('dimension', 20);
    table.string('severity', 10);
    table.string('status', 10).notNullable();
    table.integer('rank').notNullable().comment('Failing ones first');
    table.text('observed');
    table.text('expected');
    table.bigInteger('failed_rows');
    table.bigInteger('total_rows');
    table.text('message');
    table.string('tool', 32).notNullable();
    table.string('measured_at', 30).notNullable();
    table.string('since', 30).notNullable();
    table.primary(['product_ref', 'check_key']);
    table.index(['product_ref', 'rank'], 'quality_check_rank_idx');
  });

  await knex.schema.createTable('quality_token', table => {
    table.comment('Tokens that report results of one product');
    table.string('id', 36).primary();
    table.string('product_ref').notNullable();
    table.string('hash', 64).notNullable().unique();
    table.text('name').notNullable();
    table.text('created_by').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('expires_at', 30).notNullable();
    table.string('last_used_at', 30);
    table.index(['product_ref'], 'quality_token_product_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('quality_token');
  await knex.schema.dropTable('quality_check');
  await knex.schema.dropTable('quality_result');
  await knex.schema.dropTable('quality_run');
};
