// SPDX-License-Identifier: Apache-2.0
import { parsePointer } from './document/pointer';
import { readText } from './document/read';
import type { Finding, Severity, SourcePosition } from './model';
import type { ReadLimits } from './read';
import { checkShape, type Shape } from './shape';
import type { ShapeRule } from './shape/types';

/** How a document of a format of one's own is read. @public */
export interface CustomReadOptions {
  /** First part of the id of each rule on the shape, such as `blueprint` in `blueprint/unknown-field`. */
  namespace: string;
  limits?: ReadLimits;
  /** Severities that differ from the usual ones. */
  severities?: Partial<Record<ShapeRule, Severity | 'off'>>;
}

/** What reading such a document gives. @public */
export interface CustomReadResult {
  /** Plain data without prototypes or getters; absent when the text could not be parsed. */
  data?: unknown;
  /** True when the text was parsed only in part: rules on what it lacks then say nothing. */
  broken: boolean;
  /** In order of position. */
  findings: Finding[];
  /**
   * Place of a value, or of the name of the member that holds it, by JSON Pointer (RFC 6901); the place of the nearest
   * ancestor where there is none.
   */
  locate(pointer: string, part?: 'name' | 'value'): SourcePosition;
}

/**
 * Reads YAML or JSON of a format that is none of the known standards, with the same limits and the same findings.
 *
 * Never throws for bad input. Nothing that the document names is followed.
 *
 * @param shape - what the document must look like, made with the functions of `shapes`
 * @public
 */
export function readCustomDocument(
  source: string | Uint8Array,
  shape: Shape,
  { namespace, limits, severities }: CustomReadOptions,
): CustomReadResult {
  const { document, findings } = readText(source, limits);
  const broken = document?.broken ?? true;
  if (document && !broken) {
    findings.push(...checkShape(shape, document, { namespace, severities }));
    findings.sort((a, b) => a.line - b.line || a.column - b.column);
  }
  return {
    ...(document && { data: document.data }),
    broken,
    findings,
    locate: (pointer, part) =>
      document?.locate(parsePointer(pointer) ?? [], part) ?? {
        line: 1,
        column: 1,
      },
  };
}
