// SPDX-License-Identifier: Apache-2.0

/**
 * What came of a check.
 *
 * `error` is a check that broke, `skipped` one that was left out, `unknown` one whose result nobody stated: none of
 * the three says anything about the data.
 *
 * @public
 */
export type CheckStatus =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'error'
  | 'skipped'
  | 'unknown';

/** How much a failure of a check matters. @public */
export type CheckSeverity = 'critical' | 'error' | 'warning' | 'info';

/**
 * Dimensions of quality, as ODCS 3.1 names them; `volume` and `schema` are what many tools check beside.
 *
 * @public
 */
export const DIMENSIONS = [
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
] as const;
/** @public */
export type Dimension = (typeof DIMENSIONS)[number];

/** One check of one run, whoever ran it. A member is `null` where the source does not say. @public */
export interface CheckResult {
  /** Name that the tool gives the check. */
  name: string;
  /** Dataset as the tool names it: a table, a relation, a file. */
  dataset: string | null;
  column: string | null;
  /** One of {@link DIMENSIONS}, where it is known or follows from the kind of the check. */
  dimension: Dimension | null;
  severity: CheckSeverity | null;
  status: CheckStatus;
  /** What was measured. */
  observed: string | number | boolean | null;
  /** What was asked for, in words or as the tool writes it. */
  expected: string | null;
  failedRows: number | null;
  totalRows: number | null;
}

/** Facts about a check that are kept beside what is reported of it. @public */
export interface CheckDetails {
  /** Id of the check in its tool. */
  id?: string;
  /** Id of the data contract that asks for it. */
  contractId?: string;
  /** What the tool said of the result. */
  message?: string;
  /** Names of tables of other contracts that it looked at. */
  others?: readonly string[];
}

/** @public */
export interface DetailedCheck extends CheckResult {
  details: CheckDetails;
}

/** A figure that a tool measured without judging it. @public */
export interface Measurement {
  dataset: string | null;
  column: string | null;
  /** `rowCount`, `nullCount`, `distinctCount`, … */
  metric: string;
  value: number;
}

/** Tools whose results are read. @public */
export const TOOLS = [
  'dbt',
  'great-expectations',
  'soda',
  'datacontract-cli',
  'aws-glue',
  'google-dataplex',
  'openlineage',
  'meshwright',
] as const;
/** @public */
export type QualityTool = (typeof TOOLS)[number];

/** Something a reader has to say about a file. @public */
export interface QualityFinding {
  severity: 'error' | 'warning' | 'info';
  /** Stable id of the rule. */
  rule: string;
  /** JSON Pointer (RFC 6901) of the place in the document. */
  path: string;
  message: string;
  fix?: string;
}

/** What a file of results says. @public */
export interface QualityReport {
  file: string;
  /** `null` where the file is none of a known tool. */
  tool: QualityTool | null;
  toolVersion?: string;
  /** Id of the run in its tool. */
  runId?: string;
  /** ISO 8601, in UTC. */
  startedAt?: string;
  endedAt?: string;
  checks: readonly DetailedCheck[];
  measurements: readonly Measurement[];
  findings: readonly QualityFinding[];
}
