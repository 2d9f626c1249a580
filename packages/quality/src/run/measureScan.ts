// SPDX-License-Identifier: Apache-2.0
import {
  type CheckFailures,
  type ScannedCheck,
  scanQuery,
  type TableScan,
} from '../compile';
import { messageOf } from './messageOf';

/** The only row of a query, by names in lower case. @public */
export type FirstRow = (
  query: string,
) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** What `judgeScan` judges. @internal */
export interface MeasuredScan {
  row: Readonly<Record<string, unknown>> | undefined;
  figures: ReadonlyMap<string, unknown>;
  failures: CheckFailures;
}

/**
 * Measures a scan: one query for the table, then the rules that are queries of their own, one by one.
 *
 * Where a figure cannot be computed (the length of a number, say) an engine refuses the whole query. Then the checks are
 * halved until the one stands alone, so that the others have their result. A table that cannot even be counted is not
 * asked again.
 *
 * @param goOn - throws when the run is over; an error that is no matter of a check ends the run by it
 * @internal
 */
export async function measureScan(
  scan: TableScan,
  ask: FirstRow,
  goOn: () => void,
): Promise<MeasuredScan> {
  const failures = new Map<string, string>();
  const row = await measureTable(scan, ask, goOn, failures);
  const figures = new Map<string, unknown>();
  if (row) {
    for (const { check, query } of scan.queried) {
      try {
        figures.set(check.id, Object.values((await ask(query)) ?? {})[0]);
      } catch (error) {
        goOn();
        failures.set(check.id, messageOf(error));
      }
    }
  } else {
    const message = failures.get('')!;
    for (const { check } of scan.queried) failures.set(check.id, message);
  }
  return { row, figures, failures };
}

async function measureTable(
  scan: TableScan,
  ask: FirstRow,
  goOn: () => void,
  failures: Map<string, string>,
): Promise<Record<string, unknown> | undefined> {
  try {
    return { ...(await ask(scan.query)) };
  } catch {
    goOn();
  }
  try {
    const row = { ...(await ask(scanQuery(scan, []))) };
    const halve = async (checks: readonly ScannedCheck[]): Promise<void> => {
      const middle = Math.ceil(checks.length / 2);
      for (const half of [checks.slice(0, middle), checks.slice(middle)]) {
        if (half.length === 0) continue;
        try {
          Object.assign(row, await ask(scanQuery(scan, half)));
        } catch (error) {
          goOn();
          if (half.length > 1) await halve(half);
          else failures.set(half[0].check.id, messageOf(error));
        }
      }
    };
    await halve(scan.scanned);
    return row;
  } catch (error) {
    goOn();
    failures.set('', messageOf(error));
    return undefined;
  }
}
