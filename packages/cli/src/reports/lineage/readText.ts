// SPDX-License-Identifier: Apache-2.0
import type { EdgeSource, Lineage, NodeType } from '@meshwright/lineage';
import type { Colours } from '../../terminal/io';
import { count } from '../words';
import { findingsText } from './findingsText';

const types: NodeType[] = ['product', 'job', 'dataset', 'column', 'exposure'];
const sources: Array<[EdgeSource, string]> = [
  ['openlineage', 'seen in OpenLineage events'],
  ['dbt', 'from dbt'],
  ['contract', 'declared in contracts and products'],
  ['sql', 'read out of SQL'],
];

/** What files tell of lineage, in short and for people. */
export function lineageText(lineage: Lineage, colours: Colours): string {
  const { nodes, edges, findings } = lineage;
  const counts = types
    .map(
      type => [type, nodes.filter(node => node.type === type).length] as const,
    )
    .filter(([, number]) => number > 0)
    .map(([type, number]) => count(number, type));
  const kinds = sources.flatMap(([source, words]) => {
    const own = edges.filter(edge => edge.source === source);
    if (own.length === 0) return [];
    const indirect = own.filter(({ kind }) => kind === 'indirect').length;
    return [
      `  ${count(own.length, 'edge')} ${words}${
        indirect > 0 ? `, ${indirect} of them indirect` : ''
      }`,
    ];
  });
  return [
    ...findingsText(findings, colours),
    counts.length > 0
      ? colours.bold(counts.join(', '))
      : colours.bold('No lineage was found.'),
    ...kinds,
    ...(counts.length > 0
      ? ['', 'Every node and edge: --format json', '']
      : ['']),
  ].join('\n');
}
