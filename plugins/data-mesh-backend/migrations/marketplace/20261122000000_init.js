// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * The index of the marketplace: what the catalog knows about products, contracts, columns and domains, laid out for
 * searching. All of it can be rebuilt from the catalog, so no foreign keys are declared: the writer removes what
 * belongs to an entity, in one transaction with the entity.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client.includes('pg');

  // Order and prefixes must be the same on both databases, whatever the locale of the server: byte by byte.
  const bytewise = isPostgres ? 'text collate "C"' : 'text';

  // Tables that are little more than their key: SQLite keeps such a table in its key's index alone if told to.
  const keyOnly = isPostgres ? '' : 'without rowid';

  await knex.schema.createTable('marketplace_entity', table => {
    table.comment('Entities that the marketplace shows or that these mention');
    table.increments('id');
    table.specificType('ref', bytewise).notNullable();
    table
      .text('role')
      .notNullable()
      .comment('product, contract, domain, or mention for all others');
    table.text('kind').notNullable().comment('In lower case');
    table.text('title').notNullable();
    table
      .specificType('sort_title', bytewise)
      .notNullable()
      .comment('Title without case and accents');
    table
      .text('etag')
      .comment('As the catalog gives it; null when it cannot be relied on');
    table.text('entity_hash').notNullable().comment('Hash of the whole entity');
    table
      .text('content_hash')
      .notNullable()
      .comment('Hash of what people see of the entity');
    table
      .bigInteger('updated_at')
      .notNullable()
      .comment('When content_hash was first seen; milliseconds since 1970');
    table.integer('errors').notNullable();
    table.integer('warnings').notNullable();
    table.text('content').notNullable().comment('What pages show, as JSON');
    table.unique(['ref'], { indexName: 'marketplace_entity_ref' });
    table.index(['role', 'sort_title'], 'marketplace_entity_role');
  });

  await knex.schema.createTable('marketplace_product', table => {
    table.comment('What products are filtered, counted and sorted by');
    table.integer('id').notNullable().primary().comment('Id of the entity');
    table.specificType('sort_title', bytewise).notNullable();
    table.bigInteger('updated_at').notNullable();
    table.text('type');
    table.text('classification');
    table.text('lifecycle');
    table.specificType('owner_ref', bytewise);
    table.specificType('domain_ref', bytewise).comment('Primary domain');
    table
      .specificType('domain_set', bytewise)
      .notNullable()
      .comment('Refs of all its domains, sorted, joined by line feeds');
    table
      .specificType('word_set', bytewise)
      .notNullable()
      .comment('The words above together, as JSON, to count them in one go');
    table.integer('platform_count').notNullable();
    table.integer('tag_count').notNullable();
    table
      .integer('bare_ports')
      .notNullable()
      .comment('Output ports without a contract');
    table.integer('errors').notNullable().comment('Of its own descriptor');
    table.integer('warnings').notNullable();
    table.index(['sort_title'], 'marketplace_product_title');
    table.index(['updated_at'], 'marketplace_product_updated');
    table.index(['word_set'], 'marketplace_product_words');
    table.index(['owner_ref'], 'marketplace_product_owner');
    table.index(['domain_set'], 'marketplace_product_domains');
  });

  // Facets of which a product can have several values: platform and tag.
  await knex.raw(`
    create table marketplace_label (
      facet text not null,
      value ${bytewise} not null,
      product_id integer not null,
      primary key (facet, value, product_id)
    ) ${keyOnly}`);
  await knex.schema.alterTable('marketplace_label', table => {
    table.index(['product_id', 'facet'], 'marketplace_label_product');
  });

  await knex.schema.createTable('marketplace_reference', table => {
    table.comment('References from entities to others, found or not');
    table.integer('source_id').notNullable();
    table.text('field').notNullable();
    table.integer('position').notNullable();
    table.specificType('ref', bytewise).notNullable();
    table.text('written').notNullable().comment('As the entity has it');
    table.integer('target_id').comment('Entity with that ref, if there is one');
    table.primary(['source_id', 'field', 'position']);
    table.index(['ref', 'field', 'source_id'], 'marketplace_reference_ref');
    table.index(
      ['target_id', 'field', 'source_id'],
      'marketplace_reference_target',
    );
  });

  await knex.schema.createTable('marketplace_connection', table => {
    table.comment('Products that read what other products offer');
    table.integer('provider_id').notNullable();
    table.integer('consumer_id').notNullable();
    table.specificType('contract_ref', bytewise).notNullable();
    table.primary(['provider_id', 'consumer_id', 'contract_ref']);
    table.index(['consumer_id'], 'marketplace_connection_consumer');
    table.index(['contract_ref'], 'marketplace_connection_contract');
  });

  await knex.schema.createTable('marketplace_contract', table => {
    table.integer('id').notNullable().primary().comment('Id of the entity');
    table.text('contract_id').comment('Shared by all versions of a contract');
    table.text('version');
    table.text('status');
    table
      .text('definition_hash')
      .notNullable()
      .comment('Saves reading a document again that did not change');
    table.index(['contract_id'], 'marketplace_contract_contract_id');
  });

  await knex.schema.createTable('marketplace_column', table => {
    table.comment('Tables and columns of contracts');
    table.integer('contract_id').notNullable().comment('Id of the entity');
    table.integer('position').notNullable();
    table.text('path').notNullable();
    table.text('type');
    table.boolean('is_object').notNullable();
    table.text('names').notNullable().comment('Words of its names');
    table.text('prose').notNullable().comment('Words of its description');
    table.primary(['contract_id', 'position']);
  });

  await knex.schema.createTable('marketplace_problem', table => {
    table.comment('Descriptors with findings');
    table.integer('id').notNullable().primary().comment('Id of the entity');
    table.text('standard');
    table.text('location');
    table.text('source');
    table.text('findings').notNullable().comment('As JSON');
    table.text('words').notNullable().comment('What the text filter looks in');
  });

  await knex.schema.createTable('marketplace_word', table => {
    table.increments('id');
    table.specificType('word', bytewise).notNullable();
    table.unique(['word'], { indexName: 'marketplace_word_word' });
  });

  // Ends of words, so that the middle of a word is found.
  await knex.raw(`
    create table marketplace_word_part (
      part ${bytewise} not null,
      word_id integer not null,
      primary key (part, word_id)
    ) ${keyOnly}`);

  // Which entity has which word, and how much it matters there.
  await knex.raw(`
    create table marketplace_posting (
      word_id integer not null,
      weight smallint not null,
      entity_id integer not null,
      primary key (word_id, weight, entity_id)
    ) ${keyOnly}`);
  await knex.schema.alterTable('marketplace_posting', table => {
    table.index(['entity_id'], 'marketplace_posting_entity');
  });

  await knex.schema.createTable('marketplace_fact_key', table => {
    table.increments('id');
    table.specificType('name', bytewise).notNullable();
    table.unique(['name'], { indexName: 'marketplace_fact_key_name' });
  });

  await knex.schema.createTable('marketplace_fact', table => {
    table.comment(
      'What permission rules ask about, with the keys and values of the catalog',
    );
    table.integer('key_id').notNullable();
    table
      .specificType('value', bytewise)
      .comment('Null when there is none, or it is too long to ask for');
    table.integer('entity_id').notNullable();
    table.index(['key_id', 'value', 'entity_id'], 'marketplace_fact_value');
    table.index(['entity_id'], 'marketplace_fact_entity');
  });

  await knex.schema.createTable('marketplace_state', table => {
    table.text('key').notNullable().primary();
    table.text('value').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'marketplace_state',
    'marketplace_fact',
    'marketplace_fact_key',
    'marketplace_posting',
    'marketplace_word_part',
    'marketplace_word',
    'marketplace_problem',
    'marketplace_column',
    'marketplace_contract',
    'marketplace_connection',
    'marketplace_reference',
    'marketplace_label',
    'marketplace_product',
    'marketplace_entity',
  ]) {
    await knex.schema.dropTable(table);
  }
};
