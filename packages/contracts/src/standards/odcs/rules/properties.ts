// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../../document/types';
import { isDate, isDateTime, quote, suggest } from '../../../shape';
import type { RuleContext } from '../../standard';
import { isRecord } from '../../values';
import { pathOf, type SchemaElement } from './elements';

/** Lower and upper bounds that belong together. */
const bounds: ReadonlyArray<[lower: string, upper: string, strict: boolean]> = [
  ['minLength', 'maxLength', false],
  ['minimum', 'maximum', false],
  ['exclusiveMinimum', 'exclusiveMaximum', true],
  ['minimum', 'exclusiveMaximum', true],
  ['exclusiveMinimum', 'maximum', true],
  ['minItems', 'maxItems', false],
  ['minProperties', 'maxProperties', false],
];

/** Misspelt names of one list that get a suggestion. */
const maxSuggestions = 20;
/** Longer patterns are not compiled. */
const maxPattern = 5000;

/** A value that can be ordered: a number, or the time that a date stands for. */
function order(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (!isDate(value) && !isDateTime(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Why a regular expression does not compile; undefined for one that does. It is never run.
 *
 * @internal
 */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > maxPattern) {
    return `it has more than ${maxPattern} characters`;
  }
  try {
    // eslint-disable-next-line no-new
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    const [, reason] = /: ([^:]+)$/.exec((error as Error).message) ?? [];
    return (reason ?? 'it cannot be understood').toLowerCase();
  }
}

function checkBounds(
  options: PlainRecord,
  path: ReturnType<typeof pathOf>,
  context: RuleContext,
) {
  for (const [lowerName, upperName, strict] of bounds) {
    const lower = order(options[lowerName]);
    const upper = order(options[upperName]);
    if (lower === undefined || upper === undefined) continue;
    if (lower < upper || (lower === upper && !strict)) continue;
    context.report({
      rule: 'empty-range',
      severity: 'warning',
      path: [...path, lowerName],
      message: `No value keeps to both '${lowerName}: ${options[lowerName]}' and '${upperName}: ${options[upperName]}'. Change one of them.`,
    });
  }
}

function checkRequiredNames(
  element: SchemaElement,
  options: PlainRecord,
  path: ReturnType<typeof pathOf>,
  context: RuleContext,
) {
  const { required } = options;
  if (!Array.isArray(required) || element.children.length === 0) return;
  const known = new Set(element.children.map(({ name }) => name));
  let suggestions = 0;
  required.forEach((name, index) => {
    if (typeof name !== 'string' || known.has(name)) return;
    const meant =
      ++suggestions > maxSuggestions
        ? undefined
        : suggest(
            name,
            [...known].flatMap(one => one ?? []),
          );
    context.report({
      rule: 'unresolved-reference',
      severity: 'warning',
      path: [...path, 'required', index],
      message: `${quote(name)} is required, but is none of the properties.${
        meant ? ` Did you mean '${meant}'?` : ''
      }`,
      ...(meant && { fix: { description: `Write '${meant}'`, value: meant } }),
    });
  });
}

function checkOptions(element: SchemaElement, context: RuleContext) {
  const { logicalTypeOptions: options, logicalType } = element.raw;
  if (!isRecord(options)) return;
  const path = [...pathOf(element), 'logicalTypeOptions'];
  checkBounds(options, path, context);
  if (logicalType === 'object') {
    checkRequiredNames(element, options, path, context);
  }
  if (logicalType === 'boolean' && Object.keys(options).length > 0) {
    context.report({
      rule: 'unused-options',
      severity: 'warning',
      path,
      part: 'name',
      message: "The standard has no options for 'logicalType: boolean'.",
    });
  }
  const { pattern } = options;
  if (logicalType !== 'string' || typeof pattern !== 'string') return;
  const fault = patternFault(pattern);
  if (fault === undefined) return;
  context.report({
    rule: 'wrong-pattern',
    severity: 'error',
    path: [...path, 'pattern'],
    message: `${quote(
      pattern,
    )} is no regular expression as ECMAScript has them: ${fault}.`,
  });
}

/** Rules on one property: its options, members and elements. @internal */
export function checkProperty(
  element: SchemaElement,
  context: RuleContext,
): void {
  checkOptions(element, context);
  const { logicalType, items, properties } = element.raw;
  if (logicalType === 'array' && items === undefined) {
    context.report({
      rule: 'array-without-items',
      severity: 'info',
      path: pathOf(element),
      message:
        "Nothing says what this array holds. Describe its elements as 'items'.",
    });
  }
  const misplaced =
    element.isItems &&
    properties !== undefined &&
    typeof logicalType === 'string' &&
    logicalType !== 'object';
  if (misplaced) {
    context.report({
      rule: 'unused-properties',
      severity: 'warning',
      path: [...pathOf(element), 'properties'],
      part: 'name',
      message: `Only 'logicalType: object' has properties, and this is ${quote(
        logicalType,
      )}.`,
    });
  }
}
