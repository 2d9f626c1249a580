// SPDX-License-Identifier: Apache-2.0
import type { ProductState } from '@meshwright/plugin-data-mesh-common';

/** Stands for the product as a whole where a port is named. @internal */
export const WHOLE = '';

/** Row of `quality_status`. @internal */
export interface StatusRow {
  product_ref: string;
  port: string;
  state: ProductState;
  since: string;
  /** JSON of the reasons. */
  reasons: string;
  evaluated_at: string;
}

/** Row of `quality_status_change`. @internal */
export interface ChangeRow {
  product_ref: string;
  port: string;
  from: string;
  state: ProductState;
}

/** Row of `quality_maintenance`. @internal */
export interface MaintenanceRow {
  id: string;
  product_ref: string;
  title: string;
  starts_at: string;
  ends_at: string;
  announced_at: string;
  announced_by: string;
}
