// SPDX-License-Identifier: Apache-2.0
import {
  type LineageBuilder,
  columnOf,
  dataset,
  job,
} from '../../build/LineageBuilder';
import { type NodeFacts, nodeId } from '../../model';
import { type Values, record, records, stated, text } from '../values';
import type { MergedRun, RunDataset } from './runs';

/** Columns of a schema facet, nested ones as `outer.inner`. Deeper nesting than this is left out. */
const maxNesting = 20;

/** @internal */
export interface SchemaField {
  name: string;
  dataType?: string;
  description?: string;
  position: number;
}

/** The columns that a schema facet names, in order. @internal */
export function schemaFields(facet: Values | undefined): SchemaField[] {
  const found: SchemaField[] = [];
  const visit = (fields: Values[], prefix: string, depth: number) => {
    for (const field of fields) {
      const own = text(field.name);
      if (own === undefined) continue;
      const name = `${prefix}${own}`;
      found.push({
        name,
        dataType: text(field.type),
        description: text(field.description),
        position: found.length + 1,
      });
      if (depth < maxNesting) {
        visit(records(field.fields), `${name}.`, depth + 1);
      }
    }
  };
  visit(records(facet?.fields), '', 0);
  return found;
}

const owners = (facet: Values | undefined) => {
  const names = records(facet?.owners).flatMap(({ name }) => text(name) ?? []);
  return names.length > 0 ? names : undefined;
};

/** A tag as one word: `pii`, or `key:value` where the value says more than yes. */
function tagWord({ key, value }: Values): string | undefined {
  const name = text(key);
  const said = text(value);
  if (name === undefined || said === undefined || /^true$/i.test(said)) {
    return name;
  }
  return `${name}:${said}`;
}

const isClassification = ({ key }: Values) =>
  /^(data[-_ ]?)?classification$/i.test(text(key) ?? '');

function tagFacts(tags: Values[]): Pick<NodeFacts, 'tags' | 'classification'> {
  const words = tags.flatMap(tag => tagWord(tag) ?? []);
  const classified = tags.find(isClassification);
  return stated({
    tags: words.length > 0 ? words : undefined,
    classification: classified && text(classified.value),
  });
}

/** Adds a dataset with its columns, other names, owners, tags and life. @internal */
export function addDataset(
  builder: LineageBuilder,
  each: RunDataset,
  at: number | undefined,
): void {
  const { facets } = each;
  const tags = records(facets.get('tags')?.tags);
  const storage = facets.get('storage');
  builder.node(
    dataset(each),
    stated<NodeFacts>({
      description: text(facets.get('documentation')?.description),
      owners: owners(facets.get('ownership')),
      ...tagFacts(tags.filter(({ field }) => text(field) === undefined)),
      datasetType: text(facets.get('datasetType')?.datasetType),
      storage: text(storage?.fileFormat) ?? text(storage?.storageLayer),
      version: text(facets.get('version')?.datasetVersion),
    }),
  );
  for (const { name, ...field } of schemaFields(facets.get('schema'))) {
    builder.node(columnOf(each, name), stated(field));
  }
  for (const tag of tags) {
    const field = text(tag.field);
    if (field !== undefined)
      builder.node(columnOf(each, field), tagFacts([tag]));
  }
  for (const link of records(facets.get('symlinks')?.identifiers)) {
    const namespace = text(link.namespace);
    const name = text(link.name);
    if (namespace && name) builder.symlink(each, { namespace, name });
  }
  const life = facets.get('lifecycleStateChange');
  const change = text(life?.lifecycleStateChange)?.toUpperCase();
  if (change === 'RENAME') {
    const before = record(life?.previousIdentifier);
    const namespace = text(before.namespace);
    const name = text(before.name);
    if (namespace && name) builder.rename({ namespace, name }, each);
  } else if (change === 'DROP') {
    builder.node(dataset(each), {
      dropped: at === undefined ? 'unknown' : new Date(at).toISOString(),
    });
  }
}

/** Adds the job of a run with what its facets say. @internal */
export function addJob(builder: LineageBuilder, run: MergedRun): void {
  if (!run.job) return;
  const { jobFacets, runFacets } = run;
  const kind = jobFacets.get('jobType');
  const parent = record(runFacets.get('parent')?.job);
  const parentNamespace = text(parent.namespace);
  const parentName = text(parent.name);
  const location = jobFacets.get('sourceCodeLocation');
  const hasParent = parentNamespace && parentName;
  if (hasParent) {
    builder.node(job({ namespace: parentNamespace, name: parentName }));
  }
  builder.node(
    job(run.job),
    stated<NodeFacts>({
      description: text(jobFacets.get('documentation')?.description),
      owners: owners(jobFacets.get('ownership')),
      ...tagFacts(records(jobFacets.get('tags')?.tags)),
      integration: text(kind?.integration),
      kind: text(kind?.jobType),
      url: text(location?.url) ?? text(location?.repoUrl),
      parent: hasParent && nodeId('job', parentNamespace, parentName),
      lastState: run.static ? undefined : run.state,
      lastRun:
        run.static || run.end === undefined
          ? undefined
          : new Date(run.end).toISOString(),
    } as NodeFacts),
  );
}
