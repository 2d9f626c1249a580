// SPDX-License-Identifier: Apache-2.0
import type { FindingFix, Severity } from '@meshwright/contracts';

/** Something to say about a policy, at a place in its document. @internal */
export interface Remark {
  severity: Severity;
  /** Kebab case, without namespace. */
  rule: string;
  path: string;
  message: string;
  fix?: FindingFix;
}
