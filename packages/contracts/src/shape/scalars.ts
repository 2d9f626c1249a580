// SPDX-License-Identifier: Apache-2.0
import type { ShapeReport } from './report';
import { formatWords, hasFormat } from './formats';
import { suggest } from './suggest';
import type { NumberShape, TextShape } from './types';
import { orList, quote } from './words';

const none: readonly ShapeReport[] = [];
/** Longer lists of allowed values are cut in messages. */
const maxShownValues = 12;

/**
 * What is wrong with a text. In messages `{this}` stands for the place of the text.
 *
 * @internal
 */
export function textFaults(
  shape: TextShape,
  value: string,
): readonly ShapeReport[] {
  if (shape.values !== undefined) {
    return shape.values.has(value) ? none : [unknownValue(shape, value)];
  }
  const { minLength, maxLength, pattern, format } = shape;
  if (
    minLength === undefined &&
    maxLength === undefined &&
    pattern === undefined &&
    format === undefined
  ) {
    return none;
  }
  const faults: ShapeReport[] = [];
  const fault = (
    rule: ShapeReport['rule'],
    message: string,
    severity: ShapeReport['severity'] = 'error',
    fix?: ShapeReport['fix'],
  ) => faults.push({ rule, severity, part: 'value', message, fix });
  const mended = () => {
    const meant = shape.mend?.(value);
    return meant === undefined
      ? undefined
      : { description: `Write ${quote(meant)}`, value: meant };
  };

  const length = lengthOf(value);
  if (minLength !== undefined && length < minLength) {
    fault(
      'wrong-length',
      minLength === 1
        ? '{this} must not be an empty text.'
        : `{this} has ${length} characters, but must have at least ${minLength}.`,
    );
  } else if (maxLength !== undefined && length > maxLength) {
    fault(
      'wrong-length',
      `{this} has ${length} characters, but may have at most ${maxLength}.`,
    );
  }
  if (format !== undefined && !hasFormat(value, format)) {
    fault(
      'wrong-format',
      `{this} must be ${formatWords(format)}, but is ${quote(value)}.`,
      shape.formatSeverity,
      mended(),
    );
  }
  if (pattern !== undefined && !pattern.test(value)) {
    const words = shape.patternWords ?? `a text that matches ${pattern.source}`;
    fault(
      'wrong-format',
      `{this} must be ${words}, but is ${quote(value)}.`,
      shape.formatSeverity,
      mended(),
    );
  }
  return faults;
}

/** Characters as people count them: a surrogate pair is one. */
function lengthOf(value: string): number {
  let length = 0;
  for (const _ of value) length++;
  return length;
}

function unknownValue(shape: TextShape, value: string): ShapeReport {
  const values = [...(shape.values ?? [])];
  const synonym = shape.synonyms?.get(value);
  const meant = synonym ?? suggest(value, values);
  const fix = meant === undefined ? {} : { fix: writeFix(meant) };
  if (synonym !== undefined && shape.synonymSeverity) {
    const { severity, note } = shape.synonymSeverity;
    return {
      rule: 'unknown-value',
      severity,
      part: 'value',
      message: `{this} is ${quote(value)}, for '${synonym}'. ${note}`,
      ...fix,
    };
  }
  const shown = values.slice(0, maxShownValues).map(quote);
  if (values.length > maxShownValues) {
    shown.push(`${values.length - maxShownValues} more`);
  }
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  return {
    rule: 'unknown-value',
    severity: shape.valuesSeverity ?? 'error',
    part: 'value',
    message: `{this} must be ${orList(shown)}, but is ${quote(value)}.${hint}`,
    ...fix,
  };
}

function writeFix(value: string) {
  return { description: `Write ${quote(value)}`, value };
}

/** What is wrong with a number. In messages `{this}` stands for its place. @internal */
export function numberFaults(
  shape: NumberShape,
  value: number,
): readonly ShapeReport[] {
  if (shape.integer && !Number.isInteger(value)) {
    return [
      {
        rule: 'wrong-type',
        severity: 'error',
        part: 'value',
        message: `{this} must be a whole number, but is ${value}.`,
      },
    ];
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape;
  let bound: string | undefined;
  if (minimum !== undefined && value < minimum) {
    bound = `${minimum} or more`;
  } else if (maximum !== undefined && value > maximum) {
    bound = `${maximum} or less`;
  } else if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    bound = `more than ${exclusiveMinimum}`;
  } else if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    bound = `less than ${exclusiveMaximum}`;
  }
  if (bound === undefined) return none;
  return [
    {
      rule: 'out-of-range',
      severity: 'error',
      part: 'value',
      message: `{this} must be ${bound}, but is ${value}.`,
    },
  ];
}
