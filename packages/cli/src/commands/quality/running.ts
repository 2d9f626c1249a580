// SPDX-License-Identifier: Apache-2.0
import type { DetailedCheck, TableScan } from '@meshwright/quality';

/** What running the checks of a contract gave. */
export interface ContractRun {
  checks: DetailedCheck[];
  scans: TableScan[];
  /** Reads rows that fail, which somebody has to ask for: they may hold personal data. */
  showRows(
    limit: number,
    show: (check: string, rows: Array<Record<string, unknown>>) => void,
  ): Promise<void>;
}

/** Checks about single rows that the data did not pass. */
export function wrongRows(
  { scanned }: TableScan,
  checks: readonly DetailedCheck[],
) {
  const wrong = new Set(
    checks
      .filter(({ status }) => status === 'fail' || status === 'warn')
      .map(({ name }) => name),
  );
  return scanned.map(({ check }) => check).filter(({ id }) => wrong.has(id));
}
