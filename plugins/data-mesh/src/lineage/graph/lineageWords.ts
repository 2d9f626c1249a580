// SPDX-License-Identifier: Apache-2.0
import type {
  LineageFound,
  LineageGraphEdge,
  LineageGraphNode,
  LineageNodeType,
} from '@meshwright/plugin-data-mesh-common';
import {
  describeRelativeTime,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';

/** @internal */
export const SOURCE_WORDS: Record<LineageGraphEdge['source'], string> = {
  contract: 'Declared',
  openlineage: 'Observed in runs',
  dbt: 'Known from dbt',
  sql: 'Read out of SQL',
};

/** @internal */
export const TYPE_WORDS: Record<LineageNodeType, [one: string, many: string]> =
  {
    product: ['data product', 'data products'],
    dataset: ['dataset', 'datasets'],
    column: ['column', 'columns'],
    job: ['job', 'jobs'],
    exposure: ['dashboard', 'dashboards'],
  };

/** @internal */
export const CLOSED_TITLE = 'Not yours to see';

type Named = Pick<LineageGraphNode, 'id' | 'name'> & {
  closed?: true;
  column?: string;
  facts?: { title?: string };
};

/** What people call a node: its title, else the last part of its name. @internal */
export function titleOf(node: Named): string {
  if (node.closed) return CLOSED_TITLE;
  if (node.facts?.title) return node.facts.title;
  if (node.column) return node.column;
  return shortName(node.name ?? node.id);
}

/** The last part of a name: the table of `database.schema.table`, the folder of a path. @internal */
export function shortName(name: string): string {
  const parts = name.split('/').filter(Boolean);
  const last = parts[parts.length - 1] ?? name;
  // `orders.csv` is one part, `public.orders` two.
  return /\.(csv|json|parquet|avro|orc|txt|ya?ml)$/i.test(last)
    ? last
    : last.split('.').pop() || last;
}

const decoded = (part: string) =>
  part.replace(/%2[53]/g, code => (code === '%25' ? '%' : '#'));

/** The catalog's ref of what an id stands for; only products have one. @internal */
export function productRefOf(id: string): string | undefined {
  const match = /^product:([^#]+)#([^#]+)$/.exec(id);
  return match
    ? `dataproduct:${decoded(match[1])}/${decoded(match[2])}`
    : undefined;
}

/** A thing that was found, in words: what it is, and where. @internal */
export function placeWords({ type, namespace, name, facts }: LineageFound) {
  const [word] = TYPE_WORDS[type];
  if (type === 'product') {
    return [sentenceCase(word), facts?.domain && refName(facts.domain)]
      .filter(Boolean)
      .join(' · ');
  }
  return `${sentenceCase(word)} · ${name} in ${namespace}`;
}

/** The name of a ref such as `domain:default/finance`, as a person would write it. @internal */
export function refName(ref: string): string {
  return sentenceCase(ref.replace(/^.*[:/]/, '').replace(/-/g, ' '));
}

/** What one source says of a connection. @internal */
export function edgeWords(
  { source, kind, lastSeen }: LineageGraphEdge,
  now: Date,
): string {
  const seen = lastSeen
    ? `, last ${describeRelativeTime(
        new Date(lastSeen),
        now,
      )} (${lastSeen.slice(0, 10)})`
    : '';
  return `${SOURCE_WORDS[source]}${
    kind === 'indirect' ? ', only decides on rows' : ''
  }${seen}`;
}

/** The short name that an id holds, for things that came without one. @internal */
export function nameInId(id: string): string {
  const parts = id
    .slice(id.indexOf(':') + 1)
    .split('#')
    .map(decoded);
  const [, name = id, column] = parts;
  return column === undefined
    ? shortName(name)
    : `${column} of ${shortName(name)}`;
}
