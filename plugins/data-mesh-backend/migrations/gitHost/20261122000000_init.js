// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * What the local git host knows beside what is in the repositories themselves.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('git_host_repository', table => {
    table.comment('Repositories of the local git host');
    table.increments('id');
    table.string('group', 63).notNullable();
    table.string('name', 63).notNullable();
    table.text('description').notNullable();
    table.text('owner').notNullable().comment('Entity ref; its members write');
    table.text('default_branch').notNullable();
    table.text('created_by').notNullable();
    table.text('created_at').notNullable().comment('ISO 8601');
    table.text('pushed_at').comment('ISO 8601; null while it is empty');
    table
      .text('creation_key')
      .comment('Tells a repeated request from a second one');
    table
      .integer('last_number')
      .notNullable()
      .comment('Number of the newest change request');
    table.unique(['group', 'name'], {
      indexName: 'git_host_repository_address',
    });
  });

  await knex.schema.createTable('git_host_change_request', table => {
    table.comment('Proposals to bring the commits of one branch into another');
    table
      .integer('repository_id')
      .notNullable()
      .references('id')
      .inTable('git_host_repository')
      .onDelete('CASCADE');
    table.integer('number').notNullable().comment('Counts within a repository');
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.string('state', 10).notNullable().comment('open, merged or closed');
    table.text('source').notNullable();
    table.text('target').notNullable();
    table.text('author').notNullable();
    table.text('created_at').notNullable();
    table.text('updated_at').notNullable();
    table.text('closed_by');
    table.text('closed_at');
    table
      .text('source_commit')
      .comment('What was merged or closed; the branch may go on');
    table.text('target_commit').comment('What it was merged into');
    table.text('merge_commit');
    table.primary(['repository_id', 'number']);
    table.index(['repository_id', 'state'], 'git_host_change_request_state');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('git_host_change_request');
  await knex.schema.dropTable('git_host_repository');
};
