// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Incidents, what they are made of, and whom they are told to. Times are ISO 8601 texts in UTC: they sort as they are, and
 * mean the same on every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incident', table => {
    table.comment('What is wrong, or was');
    table.increments('number').comment('What people call it by');
    table.string('product_ref').notNullable().comment('Source of the trouble');
    table.string('contract_ref');
    table.string('domain_ref');
    table.text('title').notNullable();
    table.text('description');
    table.string('severity', 10).notNullable();
    table.integer('severity_rank').notNullable().comment('0 is the worst');
    table.boolean('is_rated').notNullable().comment('A person said how bad');
    table.boolean('is_held').notNullable().comment('Only a person closes it');
    table.string('state', 14).notNullable();
    table.boolean('is_open').notNullable();
    table.string('origin', 14).notNullable();
    table.string('resolution', 14);
    table.integer('merged_into');
    table.string('opened_at', 30).notNullable();
    table.string('opened_by');
    table.string('assignee');
    table.string('resolved_at', 30);
    table.string('updated_at', 30).notNullable();
    table.index(
      ['is_open', 'severity_rank', 'opened_at'],
      'incident_order_idx',
    );
    table.index(['product_ref', 'is_open'], 'incident_product_idx');
    table.index(['domain_ref', 'is_open'], 'incident_domain_idx');
    table.index(['assignee', 'is_open'], 'incident_assignee_idx');
    table.index(['resolved_at'], 'incident_resolved_idx');
  });

  await knex.schema.createTable('incident_fault', table => {
    table.comment('What is remembered of each thing that is watched');
    table.string('product_ref').notNullable();
    table.string('fault_key', 100).notNullable();
    table.string('kind', 14).notNullable();
    table.text('name').notNullable();
    table.string('contract_ref');
    table.text('dataset');
    table.text('column');
    table.string('severity', 10).notNullable();
    table.text('message');
    table.integer('bad').notNullable();
    table.integer('good').notNullable();
    table.integer('broken').notNullable();
    table.boolean('firing').notNullable();
    table.boolean('muted').notNullable();
    table.string('since', 30);
    table.string('last_at', 30).notNullable();
    table.string('last_bad_at', 30);
    table.string('recovered_at', 30);
    table.integer('incident_number');
    table.primary(['product_ref', 'fault_key']);
    table.index(['firing'], 'incident_fault_firing_idx');
    table.index(['incident_number'], 'incident_fault_incident_idx');
  });

  await knex.schema.createTable('incident_event', table => {
    table.comment('What happened to each incident');
    table.increments('id');
    table.integer('incident_number').notNullable();
    table.string('at', 30).notNullable();
    table.string('kind', 14).notNullable();
    table.string('by_ref');
    table.text('data').notNullable().comment('JSON, by kind');
    table.index(['incident_number', 'id'], 'incident_event_incident_idx');
  });

  await knex.schema.createTable('incident_affected', table => {
    table.comment('Products that the data of an incident reaches');
    table.integer('incident_number').notNullable();
    table.string('product_ref').notNullable();
    table.integer('steps').notNullable();
    table
      .string('added_at', 30)
      .notNullable()
      .comment('Its owners are told with what happened then');
    table.primary(['incident_number', 'product_ref']);
    table.index(['product_ref'], 'incident_affected_product_idx');
  });

  await knex.schema.createTable('incident_inbox', table => {
    table.comment('Results that nobody has looked at yet');
    table.increments('id');
    table.string('product_ref').notNullable();
    table.string('received_at', 30).notNullable();
    table.text('body').notNullable().comment('JSON');
  });

  await knex.schema.createTable('incident_delivery', table => {
    table.comment('What is to be told to whom, until it is told');
    table.increments('id');
    table.string('channel', 120).notNullable();
    table.string('message_id', 36).notNullable();
    table.integer('incident_number').notNullable();
    table.string('kind', 14).notNullable();
    table.text('body').notNullable().comment('JSON');
    table.string('state', 8).notNullable().comment('waiting, sent or failed');
    table.integer('attempts').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('next_at', 30).notNullable();
    table.string('tried_at', 30);
    table.text('error');
    table.unique(['channel', 'message_id'], {
      indexName: 'incident_delivery_message_uniq',
    });
    table.index(['state', 'next_at'], 'incident_delivery_due_idx');
    table.index(['channel', 'tried_at'], 'incident_delivery_rate_idx');
    table.index(['incident_number'], 'incident_delivery_incident_idx');
  });

  await knex.schema.createTable('incident_state', table => {
    table.comment('One row: whoever changes incidents takes it first');
    table.integer('id').primary();
    table.integer('seq').notNullable();
    table.boolean('is_due').notNullable().comment('Faults changed');
  });
  await knex('incident_state').insert({ id: 1, seq: 0, is_due: false });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incident_state');
  await knex.schema.dropTable('incident_delivery');
  await knex.schema.dropTable('incident_inbox');
  await knex.schema.dropTable('incident_affected');
  await knex.schema.dropTable('incident_event');
  await knex.schema.dropTable('incident_fault');
  await knex.schema.dropTable('incident');
};
