// SPDX-License-Identifier: Apache-2.0
import type { QualityCheckStatus } from '@meshwright/plugin-data-mesh-common';

/** Row of `quality_run`. @internal */
export interface RunRow {
  id: string;
  product_ref: string;
  digest: string;
  tool: string;
  origin: 'measured' | 'reported';
  ended_at: string;
  received_at: string;
  counts: string;
}

/** Row of `quality_result`; drivers may give counts as texts. @internal */
export interface ResultRow {
  run_id: string;
  product_ref: string;
  check_key: string;
  measured_at: string;
  status: QualityCheckStatus;
  observed: string | null;
  failed_rows: number | string | null;
  total_rows: number | string | null;
}

/** Row of `quality_check`. @internal */
export interface CheckRow {
  product_ref: string;
  check_key: string;
  name: string;
  /** What asks for the check: the entity ref of a contract, or its id in a tool. */
  contract_ref: string | null;
  dataset: string | null;
  column: string | null;
  dimension: string | null;
  severity: string | null;
  status: QualityCheckStatus;
  rank: number;
  observed: string | null;
  expected: string | null;
  failed_rows: number | string | null;
  total_rows: number | string | null;
  message: string | null;
  tool: string;
  measured_at: string;
  since: string;
}

/** Row of `quality_token`. @internal */
export interface TokenRow {
  id: string;
  product_ref: string;
  hash: string;
  name: string;
  created_by: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}
