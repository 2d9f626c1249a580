// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Verdicts of policies on products and contracts, how they came about, waivers, and what people are told. Times are ISO 8601 texts in UTC, days
 * are `YYYY-MM-DD`: both sort as they are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('governance_subject', table => {
    table.comment('How each product and contract does under all policies');
    table.string('ref').primary();
    table.text('title').notNullable();
    table.text('owner').notNullable();
    table.string('kind', 10).notNullable().comment('product or contract');
    table.string('product_ref').comment('Of what a contract is offered by');
    table.text('domains').notNullable().comment('JSON: names');
    table.integer('level').comment('1 to 4; null where no rule was asked');
    table.text('tally').notNullable().comment('JSON: numbers by policy');
    table.text('counts').notNullable().comment('JSON: verdicts by outcome');
    table.text('verdicts').notNullable().comment('JSON');
    table.string('digest', 64).notNullable().comment('Tells a change');
    table.string('evaluated_at', 30).notNullable();
    table.index(['product_ref'], 'governance_subject_product_idx');
  });

  await knex.schema.createTable('governance_failure', table => {
    table.comment('What fails, is waived or could not be decided, by policy');
    table.string('id', 16).primary();
    table.string('policy', 100).notNullable();
    table.string('rule', 100).notNullable();
    table.string('subject_ref').notNullable();
    table.text('title').notNullable();
    table.text('owner').notNullable();
    table.string('outcome', 20).notNullable();
    table.string('severity', 10).notNullable();
    table.text('message').notNullable();
    table.index(
      ['policy', 'subject_ref', 'rule'],
      'governance_failure_policy_idx',
    );
    table.index(['subject_ref'], 'governance_failure_subject_idx');
  });

  await knex.schema.createTable('governance_history', table => {
    table.comment('Verdicts that became others');
    table.bigIncrements('id').primary();
    table.string('subject_ref').notNullable();
    table.string('policy', 100).notNullable();
    table.string('rule', 100).notNullable();
    table.string('before', 20);
    table.string('after', 20);
    table.text('message').notNullable();
    table.string('at', 30).notNullable();
    table.index(['subject_ref', 'id'], 'governance_history_subject_idx');
    table.index(['at'], 'governance_history_at_idx');
    table.index(['policy', 'at'], 'governance_history_policy_idx');
  });

  await knex.schema.createTable('governance_level', table => {
    table.comment('Levels of products and contracts that became others');
    table.bigIncrements('id').primary();
    table.string('subject_ref').notNullable();
    table.string('product_ref').notNullable();
    table.integer('before').comment('1 to 4; null where there was none');
    table.string('at', 30).notNullable();
    table.index(['at'], 'governance_level_at_idx');
    table.index(['product_ref', 'at'], 'governance_level_product_idx');
  });

  await knex.schema.createTable('governance_waiver', table => {
    table.comment(
      'Products that are let off one rule for a while, and requests for that',
    );
    table.string('id', 36).primary();
    table.string('product_ref').notNullable();
    table.string('policy', 100).notNullable();
    table.string('rule', 100).notNullable();
    table.text('reason').notNullable();
    table
      .string('status', 10)
      .notNullable()
      .comment('requested, approved, denied');
    table.text('requested_by').notNullable();
    table.string('requested_at', 30).notNullable();
    table.text('decided_by');
    table.string('decided_at', 30);
    table.text('comment');
    table.string('from_day', 10);
    table.string('until_day', 10).notNullable();
    table
      .text('declared_in')
      .comment('File in git that states it; null for one asked for here');
    table.index(['product_ref'], 'governance_waiver_product_idx');
    table.index(['status', 'until_day'], 'governance_waiver_status_idx');
    table.index(['requested_at', 'id'], 'governance_waiver_newest_idx');
  });

  await knex.schema.createTable('governance_notice', table => {
    table.comment('What people are to be told, once');
    table.string('key').primary().comment('Tells what was told already');
    table.string('kind', 20).notNullable();
    table.string('recipient').notNullable();
    table
      .text('others')
      .notNullable()
      .comment(
        'JSON list of refs: told in their order where nobody is reached',
      );
    table.string('product_ref').notNullable();
    table.text('title').notNullable().comment('Of the product');
    table.string('severity', 10).notNullable();
    table.text('message').notNullable();
    table.string('created_at', 30).notNullable();
    table.string('claim', 36).comment('Of the replica that tells it');
    table.string('claimed_at', 30);
    table.string('sent_at', 30);
    table.index(['sent_at', 'created_at'], 'governance_notice_open_idx');
    table.index(['claim'], 'governance_notice_claim_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('governance_notice');
  await knex.schema.dropTable('governance_waiver');
  await knex.schema.dropTable('governance_level');
  await knex.schema.dropTable('governance_history');
  await knex.schema.dropTable('governance_failure');
  await knex.schema.dropTable('governance_subject');
};
