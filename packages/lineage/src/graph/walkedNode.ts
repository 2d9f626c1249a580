// SPDX-License-Identifier: Apache-2.0
/** A node that a walk came to. @public */
export interface WalkedNode {
  id: string;
  /** Steps up from the start; absent for what is not above it. */
  up?: number;
  /** Steps down from the start; absent for what is not below it. */
  down?: number;
  /** Neighbours above that are not in the answer. */
  hiddenUp: number;
  /** Neighbours below that are not in the answer. */
  hiddenDown: number;
}
