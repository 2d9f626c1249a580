// SPDX-License-Identifier: Apache-2.0
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';

/** A finding about anything: a contract, a policy, a check, infrastructure. @public */
export interface FindingItem {
  severity: 'error' | 'warning' | 'info';
  /** Stable id of the rule: `odcs/unknown-field`. */
  rule: string;
  message: string;
  /** What the finding is about; findings of one subject are shown together. */
  subject?: EntityLink;
  file?: string;
  /** Counts from 1. */
  line?: number;
  column?: number;
  /** JSON Pointer (RFC 6901) into the document. */
  path?: string;
  /** What to do, as an instruction. */
  fix?: string;
  /** Text that a person puts into the document to follow the fix, where it is mechanical. */
  fixText?: string;
}
