// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import type { EdgeFilter } from '../graph/steps';
import { walk } from '../graph/walk';
import type { LineageNode } from '../model';
import type { AboutNode } from './about';

/** A step of personal data to where it should not go unnoticed. @public */
export interface PersonalDataCrossing {
  /** Ids of the columns. */
  from: string;
  to: string;
  /**
   * `classification` when the target is classified lower than the source, or not at all; `domain` when it is in another
   * domain and no contract describes the dataset it comes from.
   */
  crosses: 'classification' | 'domain';
  /** In plain words. */
  reason: string;
}

/** Where personal data flows. @public */
export interface PersonalDataFlow {
  /** Columns that are marked as personal data. */
  marked: string[];
  /** Columns that have it without being marked: they are made from those. */
  unmarked: string[];
  crossings: PersonalDataCrossing[];
  /** Columns that the walk left out for its limit. */
  beyond: number;
}

const ranks = ['public', 'internal', 'confidential', 'restricted'];
const personal =
  /(^|[^a-z])(pii|personal([-_ ]?data)?|gdpr|sensitive)([^a-z]|$)/i;

/** Whether tags or the classification of a column say that it is personal data. @public */
export function isPersonal({ facts }: Pick<LineageNode, 'facts'>): boolean {
  return [...(facts.tags ?? []), facts.classification ?? ''].some(word =>
    personal.test(word),
  );
}

function domainOf(about: AboutNode, column: string): string | undefined {
  const dataset = about(about(column)?.dataset ?? '');
  return dataset?.facts.domain;
}

function crossingsOf(
  about: AboutNode,
  from: string,
  to: string,
): PersonalDataCrossing[] {
  const found: PersonalDataCrossing[] = [];
  const above = about(from)?.facts.classification?.toLowerCase();
  const below = about(to)?.facts.classification?.toLowerCase();
  const rank = above === undefined ? -1 : ranks.indexOf(above);
  if (rank > 0 && (below === undefined || ranks.indexOf(below) < rank)) {
    found.push({
      from,
      to,
      crosses: 'classification',
      reason: `${above} data becomes ${below ?? 'unclassified'}.`,
    });
  }
  const [source, target] = [domainOf(about, from), domainOf(about, to)];
  const contracts = about(about(from)?.dataset ?? '')?.facts.contracts ?? [];
  if (source !== target && contracts.length === 0) {
    found.push({
      from,
      to,
      crosses: 'domain',
      reason: `It goes from ${source ?? 'no domain'} to ${
        target ?? 'no domain'
      } without a contract.`,
    });
  }
  return found;
}

/**
 * Where personal data flows, and where it crosses a classification or a domain without a contract. Only values count:
 * what merely filters or joins by personal data does not have it.
 *
 * @param columns - columns to look at: all that may be marked
 * @public
 */
export function personalDataFlow(
  graph: LineageGraph,
  about: AboutNode,
  columns: Iterable<LineageNode>,
  options: Pick<EdgeFilter, 'at'> & { limit?: number } = {},
): PersonalDataFlow {
  const marked = [...columns]
    .filter(node => node.type === 'column' && isPersonal(node))
    .map(({ id }) => id)
    .sort();
  const { nodes, edges, beyond } = walk(graph, {
    start: marked,
    direction: 'down',
    granularity: 'column',
    kinds: ['direct'],
    limit: options.limit ?? 100_000,
    at: options.at,
  });
  const known = new Set(marked);
  const isColumn = (id: string) => id.startsWith('column:');
  const seen = new Set<string>();
  return {
    marked,
    unmarked: nodes
      .map(({ id }) => id)
      .filter(id => isColumn(id) && !known.has(id))
      .sort(),
    crossings: edges
      .filter(({ from, to }) => {
        const pair = `${from}\u0000${to}`;
        if (seen.has(pair) || !isColumn(from) || !isColumn(to)) return false;
        seen.add(pair);
        return true;
      })
      .flatMap(({ from, to }) => crossingsOf(about, from, to)),
    beyond: beyond.total,
  };
}
