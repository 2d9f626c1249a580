// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';

/** Whether there is a dataset of served tables: reports need one as well. @internal */
export const wantsWarehouse = ({ services }: ResolvedBlueprint): boolean =>
  services.warehouse || services.visualization;

/** Whether curated tables are kept in an open format. @internal */
export const wantsLakehouse = ({ tableFormat }: ResolvedBlueprint): boolean =>
  tableFormat !== 'none';

/** Whether a run ends with tables of BigQuery. @internal */
export const wantsTables = (blueprint: ResolvedBlueprint): boolean =>
  wantsWarehouse(blueprint) || wantsLakehouse(blueprint);
