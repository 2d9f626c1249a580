// SPDX-License-Identifier: Apache-2.0
import {
  type EdgeDetails,
  type LineageBuilder,
  type RawNode,
  columnOf,
  dataset,
  job as jobNode,
} from '../../build/LineageBuilder';
import type { NodeFacts } from '../../model';
import { strongestBetweenDatasets } from '../wholes';
import type { SqlLineage } from '../sql/types';
import { record, stated, text, texts } from '../values';
import type { DbtProject } from './artifacts';
import { DbtRelations, adapterNamespace } from './relations';
import { addRunResults } from './runResults';
import { DbtSql } from './sql';

/** How dbt artifacts are read. @public */
export interface DbtOptions {
  /** Namespace of the warehouse, such as `postgres://db.example.com:5432`; a manifest names only the adapter. */
  namespace?: string;
  /** Namespace of the jobs. Default `dbt`, as the OpenLineage wrapper of dbt has it. */
  jobNamespace?: string;
}

const executed = new Set(['model', 'snapshot', 'seed']);

/** The job that makes a node, as OpenLineage's wrapper of dbt names it: database.schema.project.model. */
function jobOf(
  id: string,
  relations: DbtRelations,
  namespace: string,
): RawNode | undefined {
  const node = relations.get(id);
  const type = text(node?.resource_type) ?? id.split('.')[0];
  if (!node || !executed.has(type)) return undefined;
  // The id without its type: of a model with versions it names the version as well.
  const own = id.split('.').slice(1).join('.');
  const name = [text(node.database), text(node.schema), own].filter(Boolean);
  return jobNode({ namespace, name: name.join('.') });
}

function addNode(
  id: string,
  project: DbtProject,
  relations: DbtRelations,
  builder: LineageBuilder,
): void {
  const node = relations.get(id)!;
  const target = relations.dataset(id);
  if (!target) return;
  const config = record(node.config);
  const meta = { ...record(config.meta), ...record(node.meta) };
  const tags = [...new Set([...texts(node.tags), ...texts(config.tags)])];
  builder.node(
    dataset(target),
    stated<NodeFacts>({
      description: text(node.description),
      owners: relations.owners(node, project.manifest),
      tags: tags.length > 0 ? tags : undefined,
      classification: text(meta.classification),
      datasetType: config.materialized === 'view' ? 'VIEW' : 'TABLE',
    }),
  );
  for (const { name, tags: own, ...facts } of relations.columns(
    id,
    project.catalog,
  )) {
    builder.node(
      columnOf(target, name),
      stated({ ...facts, tags: own.length > 0 ? own : undefined }),
    );
  }
}

function addExposure(
  id: string,
  project: DbtProject,
  relations: DbtRelations,
  builder: LineageBuilder,
  edge: (from: RawNode, to: RawNode) => void,
): void {
  const node = relations.get(id)!;
  const exposure: RawNode = {
    type: 'exposure',
    namespace: `dbt://${text(node.package_name) ?? ''}`,
    name: text(node.name) ?? id,
  };
  builder.node(
    exposure,
    stated<NodeFacts>({
      description: text(node.label) ?? text(node.description),
      owners: relations.owners(node, project.manifest),
      kind: text(node.type),
      url: text(node.url),
    }),
  );
  for (const parent of relations.relationsBefore(id)) {
    edge(dataset(relations.dataset(parent)!), exposure);
  }
}

/**
 * Adds what the artifacts of one dbt project say, of any dbt from 0.19 to 1.12.
 *
 * Models, seeds, snapshots and sources are datasets; what only stands between them (ephemeral models, metrics,
 * semantic models) is passed through. Tests are no lineage: their results become checks.
 *
 * @internal
 */
export function addDbtProject(
  project: DbtProject,
  builder: LineageBuilder,
  options: DbtOptions = {},
  sql?: SqlLineage,
): void {
  const { manifest } = project;
  const namespace = options.namespace ?? adapterNamespace(manifest);
  const jobs = options.jobNamespace ?? 'dbt';
  const relations = new DbtRelations(manifest, namespace);
  const queries = sql && new DbtSql(project, relations, sql);
  let uncompiled = 0;
  for (const [id, node] of relations.all()) {
    const type = text(node.resource_type) ?? id.split('.')[0];
    addNode(id, project, relations, builder);
    const own = jobOf(id, relations, jobs);
    const edge = (
      from: RawNode,
      to: RawNode,
      details: Partial<EdgeDetails> = {},
    ) => builder.edge(from, to, { kind: 'direct', source: 'dbt', ...details });
    if (type === 'exposure') {
      addExposure(id, project, relations, builder, edge);
      continue;
    }
    if (!own) continue;
    const target = relations.dataset(id);
    builder.node(
      own,
      stated<NodeFacts>({
        integration: 'DBT',
        kind: type.toUpperCase(),
        owners: relations.owners(node, manifest),
        url: text(node.original_file_path),
      }),
    );
    if (target) edge(own, dataset(target));
    for (const parent of relations.parents(id)) {
      const source = relations.dataset(parent);
      const between = source ? undefined : jobOf(parent, relations, jobs);
      if (source) edge(dataset(source), own);
      else if (between) edge(between, own);
    }
    if (!target) continue;
    for (const parent of relations.relationsBefore(id)) {
      const from = dataset(relations.dataset(parent)!);
      edge(from, dataset(target), { job: own });
    }
    if (!queries || type === 'seed') continue;
    const found = queries.edges(id, builder);
    if (!found) uncompiled++;
    for (const each of strongestBetweenDatasets(found ?? [])) {
      // What a whole relation is made from dbt knows better than its SQL.
      if (each.from.type === 'dataset') continue;
      builder.edge(each.from, each.to, {
        kind: each.kind,
        source: 'sql',
        transformations: each.transformations,
        job: own,
      });
    }
  }
  if (uncompiled > 0) {
    builder.finding({
      severity: 'info',
      file: project.manifestFile,
      path: '/nodes',
      message: `${uncompiled} of the models have no compiled SQL, and their templates do not say it, so the lineage of their columns is not known. Run "dbt compile" or "dbt build" first.`,
    });
  }
  addRunResults(project, relations, builder, node =>
    jobOf(node, relations, jobs),
  );
}
