// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { type EdgeFilter } from '../graph/steps';
import type { ContractRef } from '../model';
import type { AboutNode } from './about';
import { type Affected, type Level, affectedBy } from './affected';
import { type Surroundings, surroundingsOf } from './surroundings';

/**
 * What happens to columns or datasets: they go, they change their type, or they come late.
 *
 * @public
 */
export type LineageChange = 'drop' | 'type' | 'late' | 'values';

/** Somebody who answers for something that is affected. @public */
export interface AffectedPerson {
  /** Owner as the source writes it. */
  owner: string;
  /** Ids of what they own, in order. */
  owns: string[];
}

/** A contract that promises something that is affected. @public */
export interface AffectedContract extends ContractRef {
  dataset: string;
  level: Level;
  /** Ids of the affected columns, in order. */
  columns: string[];
}

/** What a change would do. @public */
export interface Impact {
  change: LineageChange;
  /**
   * `breaking` when something stops working, `risky` when something may give other values or be late, `none` when
   * nothing that is known depends on it.
   */
  verdict: 'breaking' | 'risky' | 'none';
  /** What changes. */
  start: string[];
  /** Asked for, and not in the lineage. */
  unknown: string[];
  /** By distance, then by id. Without what changes itself. */
  columns: Affected[];
  datasets: Affected[];
  /** Products that provide or consume something affected. */
  products: Affected[];
  jobs: Affected[];
  /** Dashboards, notebooks, applications, … */
  exposures: Affected[];
  contracts: AffectedContract[];
  people: AffectedPerson[];
}

function verdictOf(
  change: LineageChange,
  affected: readonly Affected[],
): Impact['verdict'] {
  if (affected.length === 0) return 'none';
  if (change === 'late' || change === 'values') return 'risky';
  const breaks = affected.some(
    ({ level }) =>
      level === 'direct' || (level === 'indirect' && change === 'drop'),
  );
  return breaks ? 'breaking' : 'risky';
}

function contractsOf(
  datasets: readonly Affected[],
  columns: readonly Affected[],
  about: AboutNode,
): AffectedContract[] {
  const byDataset = new Map<string, string[]>();
  for (const { id } of columns) {
    const owner = about(id)?.dataset;
    if (owner === undefined) continue;
    const own = byDataset.get(owner);
    if (own) own.push(id);
    else byDataset.set(owner, [id]);
  }
  return datasets.flatMap(({ id, level }) =>
    (about(id)?.facts.contracts ?? []).map(ref => ({
      ...ref,
      dataset: id,
      level,
      columns: (byDataset.get(id) ?? []).slice().sort(),
    })),
  );
}

function peopleOf(
  affected: readonly Affected[],
  about: AboutNode,
): AffectedPerson[] {
  const owned = new Map<string, Set<string>>();
  for (const { id } of affected) {
    for (const owner of about(id)?.facts.owners ?? []) {
      const own = owned.get(owner);
      if (own) own.add(id);
      else owned.set(owner, new Set([id]));
    }
  }
  return [...owned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, ids]) => ({ owner, owns: [...ids].sort() }));
}

/**
 * What a change of columns or datasets would do, to whom.
 *
 * @param ids - of columns or datasets
 * @param about - what is known of nodes: names, owners, contracts
 * @public
 */
export function impactOf(
  graph: LineageGraph,
  about: AboutNode,
  ids: readonly string[],
  options: { change?: LineageChange } & Pick<EdgeFilter, 'at'> = {},
): Impact {
  const { change = 'drop', at } = options;
  const { start, unknown, columns, datasets } = affectedBy(
    graph,
    ids,
    // What is late, is late as a whole.
    change === 'late' ? 'dataset' : 'column',
    { at },
  );
  const around: Surroundings = surroundingsOf(graph, ids, datasets, { at });
  const { products, jobs, exposures } = around;
  return {
    change,
    verdict: verdictOf(change, [
      ...columns,
      ...datasets,
      ...exposures,
      ...products,
    ]),
    start,
    unknown,
    columns,
    datasets,
    products,
    jobs,
    exposures,
    contracts: contractsOf(datasets, columns, about),
    people: peopleOf([...datasets, ...products, ...jobs, ...exposures], about),
  };
}
