// SPDX-License-Identifier: Apache-2.0
import { sentenceCase } from '@meshwright/plugin-data-mesh-react';
import type { LineageData } from '../data/useLineageData';
import { facetOf } from '../graph/filterBoxes';
import { freshnessOf } from '../graph/flowLines';
import { Inside } from '../graph/Inside';
import { SOURCE_WORDS } from '../graph/lineageWords';
import type { NameOf } from '../graph/nodeBoxes';
import type { Freshness, LineageFilters } from '../state/lineageView';
import type { FilterGroup } from './FilterButton';

const FRESH: Array<[Freshness, string]> = [
  ['day', 'Seen today'],
  ['week', 'Seen this week'],
  ['month', 'Seen this month'],
  ['older', 'Seen longer ago'],
  ['never', 'Never seen'],
];

/** What the filters offer for a graph, with how much of it there is. What was chosen stays on offer. @internal */
export function filterGroups(
  data: LineageData,
  chosen: LineageFilters,
  now: Date,
  nameOf: NameOf,
): FilterGroup[] {
  const inside = new Inside(data);
  const { nodes, edges } = data.answer;
  const open = nodes.filter(({ closed }) => !closed);
  const group = (
    name: keyof LineageFilters,
    title: string,
    values: string[],
    titleOf: (value: string) => string,
    order?: string[],
  ): FilterGroup => {
    const counts = new Map(chosen[name].map(value => [value, 0]));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const rank = (value: string) => order?.indexOf(value) ?? 0;
    return {
      name,
      title,
      options: [...counts]
        .map(([value, count]) => ({ value, count, title: titleOf(value) }))
        .sort(
          (a, b) =>
            rank(a.value) - rank(b.value) || a.title.localeCompare(b.title),
        ),
    };
  };
  const unsaid = (words: (value: string) => string) => (value: string) =>
    value === 'none' ? 'Not said' : words(value);
  return [
    group(
      'domain',
      'Domain',
      open.map(({ id }) => facetOf(id, 'domain', inside)),
      unsaid(nameOf),
    ),
    group(
      'classification',
      'Classification',
      open.map(({ id }) => facetOf(id, 'classification', inside)),
      unsaid(sentenceCase),
    ),
    group(
      'source',
      'How it is known',
      edges.map(({ source }) => source),
      value => SOURCE_WORDS[value as keyof typeof SOURCE_WORDS] ?? value,
    ),
    group(
      'fresh',
      'Last seen',
      edges.map(edge => freshnessOf(edge, now)),
      value => FRESH.find(([key]) => key === value)?.[1] ?? value,
      FRESH.map(([key]) => key),
    ),
  ];
}
