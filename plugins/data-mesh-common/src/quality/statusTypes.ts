// SPDX-License-Identifier: Apache-2.0

/** How a product or one of its output ports is: see `StatusState` of `@meshwright/quality`. @public */
export type ProductState = 'operational' | 'degraded' | 'down' | 'unknown';

/** Why a status is what it is. @public */
export interface ProductStatusReason {
  /** `incident`, `check`, `freshness`, `port`, `no-data`, `stale` or `maintenance`. */
  kind: string;
  state: ProductState;
  /** A sentence for people. */
  text: string;
  /** What it rests on: name of a check, of a port, id of an incident. */
  subject?: string;
}

/** Work on a product that was announced. Times are ISO 8601, in UTC. @public */
export interface QualityMaintenance {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  announcedAt: string;
  /** Ref of the person. */
  announcedBy: string;
}

/** Status of an output port in a list. @public */
export interface PortStatusItem {
  name: string;
  /** Entity ref of its contract. */
  contract?: string;
  state: ProductState;
  /** Since when, ISO 8601; absent where it was never evaluated. */
  since?: string;
  /** The weightiest first; 3 at most in a list. */
  reasons: ProductStatusReason[];
}

/** Status of a product in a list. @public */
export interface ProductStatusItem {
  /** Entity ref of the product. */
  ref: string;
  title: string;
  /** Entity ref of its domain. */
  domain?: string;
  state: ProductState;
  /** Since when, ISO 8601; absent where it was never evaluated. */
  since?: string;
  /** The weightiest first; 3 at most. */
  reasons: ProductStatusReason[];
  /** Maintenance that goes on now. */
  maintenance?: QualityMaintenance;
  /** Its output ports, 100 at most; only where they are asked for. */
  ports?: PortStatusItem[];
  /** Output ports beyond those that are listed; absent where there are none. */
  morePorts?: number;
}

/** What is asked of the status of products. @public */
export interface StatusBoardQuery {
  offset?: number;
  /** Products of a page; 200 at most, and 100 where it is left out. */
  limit?: number;
  state?: ProductState[];
  /** Entity ref of a domain: its products, and those of the domains below it. */
  domain?: string;
  /** Entity refs of products, 100 at most: only these. Those that the caller may not see are left out. */
  product?: string[];
  /** Whether the states of output ports are wanted too. */
  ports?: boolean;
}

/** Status of all products that a person may see. @public */
export interface StatusBoard {
  /** Those that need somebody first. */
  items: ProductStatusItem[];
  totalItems: number;
  counts: Record<ProductState, number>;
  /** True where there are more products than a board looks at. */
  cut?: boolean;
}

/** How available something was; shares are from 0 to 100. @public */
export interface QualityAvailability {
  /** `null` where nothing is known. */
  percent: number | null;
  /** Share of the time of which the state is known; `null` where all of it was maintenance. */
  known: number | null;
  /** Hours of planned maintenance, which count neither for nor against. */
  maintenanceHours: number;
}

/** One day of a history, in UTC. @public */
export interface StatusDay extends QualityAvailability {
  /** `2026-03-01`. */
  day: string;
  /** The worst state of the day. */
  state: ProductState;
}

/** A promise of a contract, and whether it is kept. @public */
export interface ServiceLevelState {
  /** Entity ref of the contract. */
  contract: string;
  property: string;
  value: unknown;
  unit?: string;
  state: 'kept' | 'missed' | 'unknown';
  /** What was measured, in words. */
  measured?: string;
}

/** How old data was, against what is promised. @public */
export interface FreshnessState {
  /** Entity ref of the contract, where it is known. */
  contract: string | null;
  dataset: string | null;
  column: string | null;
  /** `null` where there was no row. */
  ageHours: number | null;
  promisedHours: number;
  measuredAt: string;
}

/** Status of an output port. @public */
export interface PortStatus extends PortStatusItem {
  availability: QualityAvailability;
}

/** A change of a state. @public */
export interface StatusChangeItem {
  /** ISO 8601. */
  from: string;
  state: ProductState;
}

/** Status of one product with its history. @public */
export interface ProductStatus {
  state: ProductState;
  since?: string;
  reasons: ProductStatusReason[];
  ports: PortStatus[];
  freshness: FreshnessState[];
  serviceLevels: ServiceLevelState[];
  availability: QualityAvailability;
  /** Oldest first; one for each day of the window. */
  days: StatusDay[];
  /** Newest first, 50 at most. */
  changes: StatusChangeItem[];
  /** Going on or to come, by their begin. */
  maintenance: QualityMaintenance[];
}

/** How the products of a domain do by dimension of quality. @public */
export interface QualityHeatMap {
  /** Dimensions that any of the products has checks of. */
  dimensions: string[];
  products: QualityHeatRow[];
  totalProducts: number;
}

/** One product of a heat map. @public */
export interface QualityHeatRow {
  ref: string;
  title: string;
  state: ProductState;
  /** Score over all dimensions; `null` where nothing was judged. */
  score: number | null;
  /** By dimension; a dimension without checks is absent. */
  cells: Record<string, QualityHeatCell>;
}

/** @public */
export interface QualityHeatCell {
  score: number | null;
  /** Checks that failed, and all that were judged. */
  failed: number;
  judged: number;
}

/** A figure that is followed over time. @public */
export interface QualitySeries {
  id: string;
  dataset: string | null;
  column: string | null;
  /** `rowCount`, `nullShare`, `distinctCount`, `sum`, `median`, `percentile95`, `ageHours`, `runTime`, … */
  metric: string;
  /** `null` where the person may not see values of the column. */
  value: number | null;
  measuredAt: string;
  /** Values so far that are kept. */
  points: number;
  /** Anomalies in the last 30 days. */
  anomalies: number;
  /** True where the person is not cleared for values of the column. */
  masked?: boolean;
}

/** A value of a series, or several that were drawn together. @public */
export interface QualitySeriesPoint {
  /** ISO 8601. */
  at: string;
  value: number;
  /** Band that the value was expected in; absent before enough is known. */
  band?: [low: number, high: number];
  /** Why it is an anomaly, in a sentence. */
  anomaly?: string;
}

/** Values of a series. @public */
export interface QualitySeriesValues {
  series: QualitySeries;
  /** Oldest first. Where there are too many to draw, the middle of each few; anomalies are always there. */
  points: QualitySeriesPoint[];
  /** True where several values were drawn together. */
  thinned: boolean;
}

/** An anomaly of a series. @public */
export interface QualityAnomaly {
  series: string;
  dataset: string | null;
  column: string | null;
  metric: string;
  at: string;
  /** What it is and what was expected; without figures where the person may not see values of the column. */
  sentence: string;
  masked?: boolean;
}

/** A column of rows that failed a check. @public */
export interface EvidenceColumn {
  name: string;
  /** Classification that its values are held under. */
  classification: string;
  /** True where the person is not cleared for it: no value of it is in the answer. */
  masked: boolean;
}

/** Rows that fail a check, read just now. @public */
export interface QualityEvidence {
  columns: EvidenceColumn[];
  /** Values in the order of the columns, as texts; `null` for a missing one, and in each masked column. */
  rows: Array<Array<string | null>>;
  /** True where more rows fail than are shown. */
  more: boolean;
  readAt: string;
  /** Strictest classification whose values the person may see. */
  clearance: string;
}

/** What became of measuring a product on demand. @public */
export interface MeasureReceipt {
  productRef: string;
  /** `running` where it goes on: results come by themselves; `cancelled` where somebody stopped it. */
  state: 'measured' | 'running' | 'cancelled';
  checks: number;
  /** Tables that could not be read. */
  unread: Array<{ contract: string; dataset: string; message: string }>;
}

/** How far the measurement of a product is, or how the last one ended. @public */
export interface MeasureProgress {
  productRef: string;
  /** `none` where the portal never measured it. */
  state: 'none' | 'running' | 'measured' | 'cancelled' | 'failed';
  /** Checks that the contracts ask for, and how many of them are done: those of a table together. */
  checks: { done: number; total: number };
  /** ISO 8601. */
  startedAt?: string;
  endedAt?: string;
  /** Entity ref of who stopped it. */
  cancelledBy?: string;
}
