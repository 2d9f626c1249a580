// SPDX-License-Identifier: Apache-2.0

/** What came of a check: see `CheckStatus` of `@meshwright/quality`. @public */
export type QualityCheckStatus =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'error'
  | 'skipped'
  | 'unknown';

/** Checks by what came of them. @public */
export type QualityCounts = Record<QualityCheckStatus, number>;

/** How well a product does, by the newest result of each of its checks. @public */
export interface QualitySummary {
  /** Weighted share of checks that passed, from 0 to 100; `null` where none was judged. */
  score: number | null;
  counts: QualityCounts;
  /** End of the newest run, ISO 8601; absent where there was none. */
  measuredAt?: string;
}

/** The same for one dimension of quality; `null` for checks of none. @public */
export interface QualityDimension {
  dimension: string | null;
  score: number | null;
  counts: QualityCounts;
}

/** Newest result of a check. Members that the tool did not state are `null`. @public */
export interface QualityCheck {
  /** Tells the checks of a product apart, run after run. */
  key: string;
  name: string;
  dataset: string | null;
  column: string | null;
  dimension: string | null;
  severity: string | null;
  status: QualityCheckStatus;
  observed: string | null;
  expected: string | null;
  failedRows: number | null;
  totalRows: number | null;
  message: string | null;
  /** Entity ref of the contract that asks for it, or the contract's id in the tool. */
  contract: string | null;
  /** True where what was found is left out: the person is not cleared for values of the column. */
  masked?: boolean;
  /** True where rows that fail it can be read. */
  evidence?: boolean;
  /** Tool that ran it. */
  tool: string;
  /** ISO 8601. */
  measuredAt: string;
  /** Since when it has this status, ISO 8601. */
  since: string;
}

/** One run of a tool. @public */
export interface QualityRun {
  id: string;
  tool: string;
  /** `measured` by the portal itself, or `reported` by a pipeline. */
  origin: 'measured' | 'reported';
  endedAt: string;
  counts: QualityCounts;
}

/** Quality of one product. @public */
export interface ProductQuality extends QualitySummary {
  dimensions: QualityDimension[];
  /** Failing checks first, then by dataset and column. */
  checks: QualityCheck[];
  totalChecks: number;
  /** Newest first. */
  runs: QualityRun[];
}

/** One result of a check in its history. @public */
export interface QualityHistoryItem {
  measuredAt: string;
  status: QualityCheckStatus;
  /** `null` also where the person is not cleared for values of the column. */
  observed: string | null;
  failedRows: number | null;
  totalRows: number | null;
}

/** A file of results, as a tool wrote it. @public */
export interface QualityResultsFile {
  file: string;
  /** Text of the file. */
  text: string;
}

/** What became of reported results. @public */
export interface QualityReportReceipt {
  /** Runs that are new. */
  recorded: number;
  /** Runs that had been reported before. */
  repeated: number;
  checks: number;
  /** What could not be read, and why. */
  problems: Array<{ file: string; message: string }>;
}

/** Whether a pipeline may go on with the data of a product. @public */
export interface QualityGate {
  open: boolean;
  /** Why it is closed; empty where it is open. */
  reasons: string[];
  score: number | null;
  measuredAt?: string;
}

/** A token that reports results of one product. @public */
export interface QualityToken {
  id: string;
  name: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
}
