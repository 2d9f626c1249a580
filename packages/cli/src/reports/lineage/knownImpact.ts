// SPDX-License-Identifier: Apache-2.0
import type { AboutNode, Impact } from '@meshwright/lineage';

/** What a change would do, with what is known of those that it reaches. */
export interface KnownImpact {
  impact: Impact;
  about: AboutNode;
  /** Things that it reaches and that whoever asks may not see. */
  closed: number;
}
