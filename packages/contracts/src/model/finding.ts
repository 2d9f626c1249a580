// SPDX-License-Identifier: Apache-2.0

/** How much a finding matters: an error makes a document invalid, a warning does not. @public */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A place in a source text, for people: both numbers count from 1.
 *
 * @public
 */
export interface SourcePosition {
  line: number;
  column: number;
}

/**
 * A change of the source text that mends a finding.
 *
 * @public
 */
export interface FindingFix {
  /** What the fix does, as an instruction: "Rename 'isNullable' to 'required'". */
  description: string;
  /** The value to write at the finding's path, where the fix is mechanical; `null` removes the path. */
  value?: unknown;
  /** The path the value belongs to, where it is not the finding's own. */
  path?: string;
  /** The new name of the member at the path, where the fix is to rename it; `value` then is its new value. */
  rename?: string;
}

/**
 * Something that a reader of a document has to say about it.
 *
 * @public
 */
export interface Finding extends SourcePosition {
  severity: Severity;
  /** Stable id of the rule, in kebab case and namespaced: `odcs/unknown-field`, `document/duplicate-key`. */
  rule: string;
  /**
   * Where in the document, as a JSON Pointer (RFC 6901), for example `/schema/0/properties/2/logicalType`.
   * The document itself is the empty string.
   */
  path: string;
  /** What is wrong, in plain words, naming the value found and what was expected. */
  message: string;
  fix?: FindingFix;
}
