// SPDX-License-Identifier: Apache-2.0
// @ts-check

/**
 * Times are ISO 8601 texts in UTC: they sort as they are, and mean the same on every database.
 *
 * @param { import('knex').Knex } knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('data_mesh_sources', table => {
    table.comment('Places that descriptors are read from, one for each key');
    table.string('id').primary().comment('Key under the configuration');
    table.string('settings_hash').notNullable();
    table.string('last_attempt_at', 30);
    table.string('last_full_at', 30).comment('Last attempt at all trees');
    table.string('last_success_at', 30);
    table.string('writing_since', 30).comment('A move is being written');
    table.string('retry_at', 30).comment('Not to be read before');
    table.integer('failures').notNullable().defaultTo(0);
    table.text('message').comment('Why the last attempt failed');
    table.string('verified_at', 30).comment('Last comparison with the catalog');
  });

  await knex.schema.createTable('data_mesh_trees', table => {
    table.comment('Repositories or folders of a source');
    table.string('source_id').notNullable();
    table.string('tree').notNullable();
    table.text('url').notNullable();
    table.text('etag').comment('State of the tree when it was last read');
    table.string('revision_hint').comment('What the listing said then');
    table.string('last_success_at', 30);
    table.text('message');
    table.string('removal_held_at', 30).comment('Sudden removal, unconfirmed');
    table.string('refresh_requested_at', 30);
    table.primary(['source_id', 'tree']);
  });

  await knex.schema.createTable('data_mesh_descriptors', table => {
    table.comment('Files that hold, or should hold, descriptors');
    table.string('id', 40).primary();
    table.string('source_id').notNullable();
    table.string('tree').notNullable();
    table.text('path').notNullable();
    table.string('fingerprint').comment('Size and time of change');
    table.string('content_hash', 64).notNullable();
    table.string('status', 10).notNullable().comment('ok, broken, ignored');
    table.integer('errors').notNullable().defaultTo(0);
    table.integer('warnings').notNullable().defaultTo(0);
    table
      .text('readme')
      .comment('Text of a README, which belongs to a product');
    table.index(['source_id', 'tree'], 'data_mesh_descriptors_tree_idx');
  });

  await knex.schema.createTable('data_mesh_entities', table => {
    table.comment('What descriptors say, and what the catalog was told of it');
    table.string('id', 40).primary();
    table.string('descriptor_id', 40).notNullable();
    table.string('source_id').notNullable();
    table.string('kind', 32).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('origin', 12).notNullable();
    table.text('location').notNullable();
    table.string('base_name', 128).notNullable();
    table.string('family').notNullable().comment('What versions share');
    table.string('external_id').comment('Id that the document states');
    table.string('version');
    table.string('status', 32);
    table.string('content_hash', 64).notNullable();
    table.text('draft').notNullable().comment('Entity with open references');
    table.text('definition').comment('Text of a contract or policy');
    table.text('findings').notNullable();
    table.string('wanted_name', 128);
    table.string('entity_ref').comment('Name given; none when superseded');
    table.string('superseded_by').comment('What stands in its place');
    table.text('notes').comment('Findings about the name');
    table.string('emitted_ref').comment('Name that the catalog knows');
    table.string('emitted_hash', 64);
    table.string('emitted_at', 30);
    table.string('foreign_ref').comment('Entity of others for the same id');
    table.boolean('taken').notNullable().defaultTo(false);
    table.boolean('removed').notNullable().defaultTo(false);
    table.boolean('names_due').notNullable().defaultTo(true);
    table.boolean('due').notNullable().defaultTo(true);
    table.integer('revision').notNullable().defaultTo(1);
    table.index(['descriptor_id'], 'data_mesh_entities_descriptor_idx');
    table.index(['source_id'], 'data_mesh_entities_source_idx');
    table.index(['family'], 'data_mesh_entities_family_idx');
    table.index(['external_id'], 'data_mesh_entities_external_idx');
    table.index(['base_name'], 'data_mesh_entities_base_idx');
    table.index(['wanted_name'], 'data_mesh_entities_wanted_idx');
    table.index(['entity_ref'], 'data_mesh_entities_ref_idx');
    table.index(['superseded_by'], 'data_mesh_entities_superseded_idx');
    table.index(['names_due', 'id'], 'data_mesh_entities_names_due_idx');
    table.index(['due', 'id'], 'data_mesh_entities_due_idx');
  });

  await knex.schema.createTable('data_mesh_references', table => {
    table.comment('What entities refer to, for finding those affected');
    table.string('entity_id', 40).notNullable();
    table.string('role', 16).notNullable();
    table.string('target').notNullable();
    table.integer('position').notNullable().defaultTo(0);
    table.string('version');
    table.boolean('exact').notNullable().defaultTo(false);
    table.boolean('open').notNullable().defaultTo(false);
    table.index(['entity_id'], 'data_mesh_references_entity_idx');
    table.index(['target', 'role'], 'data_mesh_references_target_idx');
    table.index(['open', 'role'], 'data_mesh_references_open_idx');
  });
};

/**
 * @param { import('knex').Knex } knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('data_mesh_references');
  await knex.schema.dropTable('data_mesh_entities');
  await knex.schema.dropTable('data_mesh_descriptors');
  await knex.schema.dropTable('data_mesh_trees');
  await knex.schema.dropTable('data_mesh_sources');
};
