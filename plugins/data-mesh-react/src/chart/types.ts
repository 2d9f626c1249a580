// SPDX-License-Identifier: Apache-2.0

/** A value of a series. @public */
export interface ChartPoint {
  /** ISO 8601. */
  at: string;
  value: number;
  /** Band that the value was expected in. */
  band?: readonly [low: number, high: number];
  /** Why it is an anomaly, in a sentence. */
  anomaly?: string;
}

/** A promise or limit, drawn as a rule across the chart. @public */
export interface ChartRule {
  value: number;
  /** "promised: 24 h". */
  label: string;
}
