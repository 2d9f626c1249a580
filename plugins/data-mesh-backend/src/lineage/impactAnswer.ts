// SPDX-License-Identifier: Apache-2.0
import type { Affected, Impact } from '@meshwright/lineage';
import type { LineageImpactAnswer } from '@meshwright/plugin-data-mesh-common';
import type { LiveLineage } from './live/LiveGraph';

const listsOf = ({ columns, datasets, products, jobs, exposures }: Impact) => [
  columns,
  datasets,
  products,
  jobs,
  exposures,
];

/** Ids of everything that an impact reaches. @internal */
export const affectedIn = (found: Impact): string[] =>
  listsOf(found).flatMap(list => list.map(({ id }) => id));

/** An impact with what a caller may see of it: the rest is counted. @internal */
export function answerImpact(
  found: Impact,
  visible: ReadonlySet<string>,
  live: LiveLineage,
): LineageImpactAnswer {
  const open = (list: readonly Affected[]) =>
    list
      .filter(({ id }) => visible.has(id))
      .map(each => ({ ...each, name: live.about(each.id)?.name ?? each.id }));
  const closed = (list: readonly Affected[]) =>
    list.filter(({ id }) => !visible.has(id)).length;
  const [columns, datasets, products, jobs, exposures] =
    listsOf(found).map(open);
  return {
    change: found.change,
    verdict: found.verdict,
    columns,
    datasets,
    products,
    jobs,
    exposures,
    contracts: found.contracts.filter(({ dataset }) => visible.has(dataset)),
    people: found.people.flatMap(({ owner, owns }) => {
      const own = owns.filter(id => visible.has(id));
      return own.length > 0 ? [{ owner, owns: own }] : [];
    }),
    closed: {
      columns: closed(found.columns),
      datasets: closed(found.datasets),
      products: closed(found.products),
      jobs: closed(found.jobs),
      exposures: closed(found.exposures),
    },
  };
}
