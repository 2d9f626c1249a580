// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { LineageEvent } from '@meshwright/lineage';

/** Hears of events after they were written down. It must return at once: their sender waits for the answer. @internal */
export interface EventHearer {
  /**
   * @param sender - on whose behalf they came
   * @param inGraph - settles when they have been brought into the graph, and never fails
   */
  accepted(
    events: readonly LineageEvent[],
    sender: BackstageCredentials,
    inGraph: Promise<unknown>,
  ): void;
}
