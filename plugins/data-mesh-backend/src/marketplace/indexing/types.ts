// SPDX-License-Identifier: Apache-2.0
import type { IndexRecord } from '../analysis';

/** An entity whose own row is written. @internal */
export interface IndexEntry {
  id: number;
  record: IndexRecord;
  updatedAt: number;
}
