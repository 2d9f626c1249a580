// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Lineage: events as they came, and the graph made of them. Times are milliseconds since 1970. Ids of nodes are long, so
 * that keys are digests of them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const sqlite = knex.client.config.client !== 'pg';
  await knex.schema.createTable('lineage_state', table => {
    table.comment('One row; whoever changes the graph holds it locked');
    table.integer('id').primary();
    table.bigInteger('seq').notNullable().comment('Counts changes');
    table.bigInteger('epoch').notNullable().comment('Counts removals');
    table
      .bigInteger('kept_since')
      .comment('What had ended before was forgotten; null: nothing was');
  });
  await knex('lineage_state').insert({ id: 1, seq: 0, epoch: 0 });

  await knex.schema.createTable('lineage_event', table => {
    table.comment('OpenLineage events as they were acknowledged');
    table.bigIncrements('id');
    table.string('run_key', 64).notNullable();
    table.string('digest', 64).notNullable();
    table
      .string('content', 64)
      .comment(
        'Digest of what it says, but for when; null where it says no time',
      );
    table.text('run_id');
    table.bigInteger('event_time').notNullable();
    table.bigInteger('received_at').notNullable();
    table
      .integer('put_aside')
      .notNullable()
      .defaultTo(0)
      .comment('1 where it cannot be brought into the graph');
    table.integer('length').notNullable().comment('Characters of the body');
    table.text('body', 'longtext').notNullable();
    // One index for both: each more has to be written for each event.
    table.unique(['run_key', 'digest'], {
      indexName: 'lineage_event_run_digest_idx',
    });
  });

  await knex.schema.createTable('lineage_inbox', table => {
    table.comment('Events that are not in the graph yet');
    // On SQLite an integer is the number of the row itself, which needs no index.
    const id = sqlite
      ? table.integer('event_id')
      : table.bigInteger('event_id');
    id.primary();
    table.string('run_key', 64).notNullable();
    table.integer('length').notNullable().comment('Characters of the event');
  });

  await knex.schema.createTable('lineage_run', table => {
    table.string('run_key', 64).primary();
    table.string('job_key', 64).notNullable();
    table.text('run_id');
    table.string('state', 10).notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at').notNullable();
    table
      .integer('settles')
      .notNullable()
      .comment('1: ends what it does not show');
    table.index(['job_key', 'ended_at'], 'lineage_run_job_idx');
    table.index(['ended_at'], 'lineage_run_ended_idx');
  });

  await knex.schema.createTable('lineage_node', table => {
    table.string('node_key', 64).primary();
    table.text('id').notNullable();
    table.text('facts').notNullable();
    table
      .bigInteger('settled_at')
      .comment('Of a job: end of its last run that counts for all its edges');
    table
      .string('shape', 64)
      .comment('Of a job: digest of what that run showed');
    table.bigInteger('seq').notNullable();
    table.index(['seq'], 'lineage_node_seq_idx');
  });

  await knex.schema.createTable('lineage_alias', table => {
    table.string('alias_key', 64).primary();
    table.text('alias').notNullable();
    table.text('id').notNullable();
    table.bigInteger('seq').notNullable();
    table.index(['seq'], 'lineage_alias_seq_idx');
  });

  await knex.schema.createTable('lineage_job_edge', table => {
    table.comment('When a job showed an edge');
    table.bigIncrements('id');
    table.string('job_key', 64).notNullable();
    table.string('edge_key', 64).notNullable();
    table.text('job').notNullable();
    table.string('run_key', 64).notNullable().comment('Who showed it first');
    table.text('transformations');
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at');
    table
      .bigInteger('last_seen')
      .notNullable()
      .comment('Later, where it has not ended and the job settled later');
    table.index(['job_key', 'ended_at'], 'lineage_job_edge_job_idx');
    table.index(['edge_key'], 'lineage_job_edge_edge_idx');
    table.index(['ended_at'], 'lineage_job_edge_ended_idx');
  });

  await knex.schema.createTable('lineage_check', table => {
    table.comment('Last result of each check that events told of');
    table.string('check_key', 64).primary();
    table.text('dataset').notNullable();
    table.text('name').notNullable();
    table.string('status', 10).notNullable();
    table.bigInteger('at').notNullable();
    table.index(['status'], 'lineage_check_status_idx');
    table.index(['at'], 'lineage_check_at_idx');
  });

  await knex.schema.createTable('lineage_edge', table => {
    table.comment('Edges, with all that jobs show of them');
    table.string('edge_key', 64).primary();
    table.string('from_key', 64).notNullable();
    table.string('to_key', 64).notNullable();
    table.text('from_id').notNullable();
    table.text('to_id').notNullable();
    table.string('kind', 10).notNullable();
    table.string('source', 20).notNullable();
    table.text('transformations');
    table.text('jobs');
    table.text('spans').notNullable();
    table.bigInteger('last_seen');
    table.bigInteger('seq').notNullable();
    table.index(['seq'], 'lineage_edge_seq_idx');
    table.index(['from_key'], 'lineage_edge_from_idx');
    table.index(['to_key'], 'lineage_edge_to_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'lineage_edge',
    'lineage_check',
    'lineage_job_edge',
    'lineage_alias',
    'lineage_node',
    'lineage_run',
    'lineage_inbox',
    'lineage_event',
    'lineage_state',
  ]) {
    await knex.schema.dropTable(table);
  }
};
