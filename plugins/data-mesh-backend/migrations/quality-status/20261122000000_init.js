// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Status of products and what is followed over time. Times are ISO 8601 texts in UTC: they sort as they are, and mean the
 * same on every database. The empty text as port stands for the product as a whole.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quality_status', table => {
    table.comment('State of products and their output ports now');
    table.string('product_ref').notNullable();
    table.string('port').notNullable();
    table.string('state', 12).notNullable();
    table.string('since', 30).notNullable();
    table.text('reasons').notNullable().comment('JSON');
    table.string('evaluated_at', 30).notNullable();
    table.primary(['product_ref', 'port']);
    table.index(['evaluated_at'], 'quality_status_evaluated_idx');
  });

  await knex.schema.createTable('quality_status_change', table => {
    table.comment('Changes of state');
    table.string('product_ref').notNullable();
    table.string('port').notNullable();
    table.string('from', 30).notNullable();
    table.string('state', 12).notNullable();
    table.primary(['product_ref', 'port', 'from']);
    table.index(['from'], 'quality_status_change_from_idx');
  });

  await knex.schema.createTable('quality_maintenance', table => {
    table.comment('Work that was announced');
    table.string('id', 36).primary();
    table.string('product_ref').notNullable();
    table.text('title').notNullable();
    table.string('starts_at', 30).notNullable();
    table.string('ends_at', 30).notNullable();
    table.string('announced_at', 30).notNullable();
    table.text('announced_by').notNullable();
    table.index(['product_ref', 'ends_at'], 'quality_maintenance_product_idx');
  });

  await knex.schema.createTable('quality_series', table => {
    table.comment('Figures that are followed from run to run');
    table.string('id', 32).primary();
    table.string('product_ref').notNullable();
    table.text('contract_ref');
    table.text('dataset');
    table.text('column');
    table.string('metric', 200).notNullable();
    table.double('last_value');
    table.string('last_at', 30);
    table.integer('points').notNullable();
    table.boolean('due').notNullable().comment('Has values to be judged');
    table.index(['product_ref'], 'quality_series_product_idx');
    table.index(['due'], 'quality_series_due_idx');
  });

  await knex.schema.createTable('quality_detector', table => {
    table.comment('What the detectors of series have learnt');
    table
      .string('series_id', 32)
      .primary()
      .references('id')
      .inTable('quality_series')
      .onDelete('CASCADE');
    table.text('state').notNullable().comment('JSON');
  });

  // SQLite keeps the values of a series side by side where rows have no ids of their own: a year of hours is read eight
  // times as fast.
  const isSqlite = String(knex.client.config.client).includes('sqlite');
  await knex.raw(
    `create table quality_point (
      series_id varchar(32) not null references quality_series (id) on delete cascade,
      measured_at varchar(30) not null,
      value double precision not null,
      judged boolean not null,
      low double precision,
      high double precision,
      primary key (series_id, measured_at)
    )${isSqlite ? ' without rowid' : ''}`,
  );
  // A year of values lies beside the few that nobody has judged.
  await knex.raw(
    'create index quality_point_waiting_idx on quality_point (series_id, measured_at) where not judged',
  );

  await knex.schema.createTable('quality_anomaly', table => {
    table.comment('Values that were not expected');
    table
      .string('series_id', 32)
      .notNullable()
      .references('id')
      .inTable('quality_series')
      .onDelete('CASCADE');
    table.string('product_ref').notNullable();
    table.string('measured_at', 30).notNullable();
    table.double('score').notNullable();
    table.text('sentence').notNullable();
    table.primary(['series_id', 'measured_at']);
    table.index(['product_ref', 'measured_at'], 'quality_anomaly_product_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('quality_anomaly');
  await knex.schema.dropTable('quality_point');
  await knex.schema.dropTable('quality_detector');
  await knex.schema.dropTable('quality_series');
  await knex.schema.dropTable('quality_maintenance');
  await knex.schema.dropTable('quality_status_change');
  await knex.schema.dropTable('quality_status');
};
