// SPDX-License-Identifier: Apache-2.0
import type { OpenIncident } from '@meshwright/quality';

/** What status has to know of incidents; they are kept elsewhere. @internal */
export interface IncidentStates {
  /** Open incidents of some products that status counts, by product. */
  openIncidents(
    productRefs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly OpenIncident[]>>;
}

/** Knows of no incidents. @internal */
export const noIncidents: IncidentStates = {
  openIncidents: async () => new Map(),
};
