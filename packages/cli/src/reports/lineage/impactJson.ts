// SPDX-License-Identifier: Apache-2.0
import type { Affected } from '@meshwright/lineage';
import type { KnownImpact } from './knownImpact';

/** An impact as JSON, with names beside the ids. */
export function impactJson({ impact, about, closed }: KnownImpact) {
  const named = (list: readonly Affected[]) =>
    list.map(({ id, level, steps }) => ({
      id,
      name: about(id)?.name ?? id,
      level,
      steps,
    }));
  return {
    verdict: impact.verdict,
    change: impact.change,
    start: impact.start,
    columns: named(impact.columns),
    datasets: named(impact.datasets),
    products: named(impact.products),
    jobs: named(impact.jobs),
    exposures: named(impact.exposures),
    contracts: impact.contracts,
    people: impact.people,
    ...(closed > 0 && { closed }),
    ...(impact.unknown.length > 0 && { unknown: impact.unknown }),
  };
}
