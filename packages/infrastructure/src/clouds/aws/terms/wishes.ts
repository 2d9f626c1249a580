// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';

/** Whether there is a catalog: by itself, or since dashboards read tables by Athena, which reads the catalog. @internal */
export const hasCatalog = ({ services }: ResolvedBlueprint) =>
  services.catalog || services.visualization;
