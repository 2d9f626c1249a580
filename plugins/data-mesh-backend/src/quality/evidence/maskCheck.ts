// SPDX-License-Identifier: Apache-2.0
import type {
  Clearance,
  QualityCheck,
  QualityHistoryItem,
} from '@meshwright/plugin-data-mesh-common';
import type { Classifier } from './Classifier';

type Found = Pick<QualityHistoryItem, 'observed' | 'failedRows' | 'totalRows'>;

/**
 * Whether what was found only counts rows, and so tells no value of theirs. How old the newest row is tells none either:
 * it is promised to everybody who reads the contract.
 */
export function countsOnly({
  observed,
  failedRows,
  totalRows,
}: Found): boolean {
  if (observed === null) return true;
  if (/^\d+(\.\d+)? hours old$/.test(observed)) return true;
  const figure = Number(observed);
  if (!Number.isFinite(figure)) return false;
  if (figure === failedRows || figure === totalRows) return true;
  return (
    failedRows !== null &&
    totalRows !== null &&
    totalRows > 0 &&
    Math.abs(figure - (100 * failedRows) / totalRows) < 0.001
  );
}

const PROBLEM = 'What the tool said is not shown: it may hold values.';

/**
 * Leaves out of a check what may tell a value that a person is not cleared for: a smallest or largest value, a text that
 * could not be read, what a tool said. Numbers of rows stay.
 *
 * @internal
 */
export function maskCheck(
  check: QualityCheck,
  classifier: Classifier,
  clearance: Clearance,
): QualityCheck {
  const place = {
    contractRef: check.contract,
    dataset: check.dataset,
    column: check.column,
  };
  if (classifier.shows(place, clearance)) return check;
  const keeps = countsOnly(check);
  if (keeps && check.message === null) return check;
  return {
    ...check,
    observed: keeps ? check.observed : null,
    message: check.message === null ? null : PROBLEM,
    masked: true,
  };
}

/** The same for a result in the history of a check. @internal */
export const maskResult = (item: QualityHistoryItem): QualityHistoryItem =>
  countsOnly(item) ? item : { ...item, observed: null };
