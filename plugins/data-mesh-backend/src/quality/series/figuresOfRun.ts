// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { DetailedCheck } from '@meshwright/quality';
import type { NewRun } from '../database';

/** Figures of one run that are followed; a profile of a wide table has hundreds. */
const MOST_FIGURES = 1_000;

/** A figure of a run, and the series that it is the next value of. @internal */
export interface Figure {
  contractRef: string | null;
  dataset: string | null;
  column: string | null;
  metric: string;
  value: number;
}

/** The same figure of the same thing has the same id in every run. @internal */
export function seriesIdOf(
  productRef: string,
  { dataset, column, metric }: Omit<Figure, 'value'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([productRef, dataset, column, metric]))
    .digest('hex')
    .slice(0, 32);
}

/** What a check measured beside how many rows fail it. */
function ofCheck(check: DetailedCheck): Array<Omit<Figure, 'contractRef'>> {
  const { dataset, column, name, observed, totalRows, failedRows } = check;
  const found: Array<Omit<Figure, 'contractRef'>> = [];
  if (totalRows !== null) {
    found.push({ dataset, column: null, metric: 'rowCount', value: totalRows });
  }
  const age =
    check.dimension === 'timeliness' &&
    /^(\d+(?:\.\d+)?) hours old$/.exec(String(observed))?.[1];
  if (age) {
    found.push({ dataset, column, metric: 'ageHours', value: Number(age) });
  } else if (
    failedRows === null &&
    typeof observed === 'number' &&
    observed !== totalRows
  ) {
    found.push({ dataset, column, metric: name, value: observed });
  }
  if (failedRows !== null && totalRows && check.dimension === 'completeness') {
    found.push({
      dataset,
      column,
      metric: 'nullShare',
      value: (100 * failedRows) / totalRows,
    });
  }
  return found;
}

/**
 * The figures of a run that are worth following: what was measured without being judged, what its checks measured, and
 * how long it took. What was measured goes before what follows from checks.
 *
 * @internal
 */
export function figuresOfRun(run: NewRun): Map<string, Figure> {
  const contracts = new Map<string | null, string | undefined>([
    ...(run.contracts ?? []),
    ...run.checks.map(
      ({ dataset, details }) => [dataset, details.contractId] as const,
    ),
  ]);
  const all: Array<Omit<Figure, 'contractRef'>> = [
    ...(run.measurements ?? []),
    ...run.checks.flatMap(ofCheck),
    ...(run.durationMs === undefined
      ? []
      : [
          {
            dataset: null,
            column: null,
            metric: 'runTime',
            value: run.durationMs / 1000,
          },
        ]),
  ];
  const figures = new Map<string, Figure>();
  for (const one of all) {
    if (!Number.isFinite(one.value) || figures.size >= MOST_FIGURES) continue;
    const figure: Figure = {
      ...one,
      metric: one.metric.slice(0, 200),
      contractRef: contracts.get(one.dataset) ?? null,
    };
    const id = seriesIdOf(run.productRef, figure);
    if (!figures.has(id)) figures.set(id, figure);
  }
  return figures;
}
