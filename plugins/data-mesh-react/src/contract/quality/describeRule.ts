// SPDX-License-Identifier: Apache-2.0
import type { QualityRule, QualityThreshold } from '@meshwright/contracts';
import { plural } from '../../words';
import { thresholdWords } from './thresholdWords';

/** What a rule is about: a column, or a whole table when `column` is absent. @internal */
export interface RuleSubject {
  table: string;
  column?: string;
}

/** What a metric counts, as parts of a sentence. */
interface MetricWords {
  /** Sentence for a limit of zero: "{subject} is never null". */
  never: string;
  /** What a value has that is counted: "is null". */
  counted: string;
}

const METRICS: Record<string, MetricWords> = {
  nullvalues: { never: 'is never null', counted: 'null' },
  missingvalues: { never: 'is never missing', counted: 'missing' },
  invalidvalues: { never: 'always has a valid value', counted: 'invalid' },
  duplicatevalues: { never: 'has no duplicates', counted: 'duplicates' },
};

/**
 * A quality rule of ODCS as a sentence: `nullValues` that must be 0 is "customer_id is never null".
 *
 * A rule in words is its own sentence. A rule in code says what is checked with what, since only the code
 * knows the rest.
 *
 * @internal
 */
export function describeRule(rule: QualityRule, subject: RuleSubject): string {
  const name = subject.column ?? subject.table;
  switch (rule.type) {
    case 'text':
      return rule.description ?? rule.name ?? `A rule about ${name}`;
    case 'sql':
      return (
        rule.description ??
        rule.name ??
        describeMeasured(`A query about ${name}`, rule, name)
      );
    case 'custom':
      return (
        rule.description ??
        rule.name ??
        `${name} passes a check of ${rule.engine ?? 'another tool'}`
      );
    default:
      return describeLibraryRule(rule, subject);
  }
}

/** When a rule in code holds, for a reader who does not read the code; nothing where only the code says it. @internal */
export function describeCondition(rule: QualityRule): string | undefined {
  if (rule.type !== 'sql' || rule.thresholds.length === 0) {
    return undefined;
  }
  const limits = rule.thresholds
    .map(threshold => thresholdWords(threshold))
    .join(' and ');
  return `Holds when the query gives ${limits}${
    isPercent(rule.unit) ? ' %' : ''
  }`;
}

function describeLibraryRule(rule: QualityRule, subject: RuleSubject): string {
  const metric = rule.metric
    ?.replace(/[^a-z]/gi, '')
    .toLocaleLowerCase('en-US');
  if (metric === 'rowcount') {
    return describeRowCount(rule, subject.table);
  }
  const words = metric ? METRICS[metric] : undefined;
  const name = ruleSubjectName(rule, subject);
  if (!words) {
    const measured = rule.metric ?? rule.name ?? 'The rule';
    return describeMeasured(`${measured} of ${name}`, rule, name);
  }
  const suffix = argumentWords(rule, words.counted);
  if (allowsNone(rule)) {
    const allowed = listOf(rule.arguments?.validValues);
    return allowed && words.counted === 'invalid'
      ? `${name} is always one of ${allowed}`
      : `${name} ${words.never}${suffix}`;
  }
  if (rule.thresholds.length === 0) {
    return `${rule.metric} of ${name} is measured${suffix}`;
  }
  const limit = rule.thresholds
    .map(threshold => thresholdWords(threshold))
    .join(' and ');
  const capital = limit.charAt(0).toLocaleUpperCase('en-US') + limit.slice(1);
  const share = isPercent(rule.unit)
    ? `${capital} % of the values of ${name} are`
    : `${capital} ${isOne(rule.thresholds) ? 'value' : 'values'} of ${name} ${
        isOne(rule.thresholds) ? 'is' : 'are'
      }`;
  return `${share} ${words.counted}${suffix}`;
}

function ruleSubjectName(rule: QualityRule, subject: RuleSubject): string {
  const columns = listOf(rule.arguments?.properties, ' and ');
  if (columns) {
    return `The combination of ${columns}`;
  }
  return subject.column ?? subject.table;
}

function describeRowCount(rule: QualityRule, table: string): string {
  const limit = rule.thresholds
    .map(threshold => thresholdWords(threshold, formatCount))
    .join(' and ');
  return limit
    ? `${table} has ${limit} ${isOne(rule.thresholds) ? 'row' : 'rows'}`
    : `The number of rows of ${table} is measured`;
}

function describeMeasured(
  measured: string,
  rule: QualityRule,
  name: string,
): string {
  if (rule.thresholds.length === 0) {
    return rule.description ?? rule.name ?? `${measured} about ${name}`;
  }
  const limits = rule.thresholds
    .map(threshold => thresholdWords(threshold))
    .join(' and ');
  const unit = isPercent(rule.unit) ? ' %' : '';
  return `${measured} is ${limits}${unit}`;
}

function argumentWords(rule: QualityRule, counted: string): string {
  const parts: string[] = [];
  const missing = listOf(rule.arguments?.missingValues);
  if (missing && counted === 'missing') {
    parts.push(`missing means ${missing}`);
  }
  const { pattern, minLength, maxLength } = rule.arguments ?? {};
  if (counted === 'invalid') {
    const allowed = listOf(rule.arguments?.validValues);
    if (allowed && !allowsNone(rule)) {
      parts.push(`valid is ${allowed}`);
    }
    if (typeof pattern === 'string') {
      parts.push(`valid matches ${pattern}`);
    }
    if (typeof minLength === 'number') {
      parts.push(`at least ${plural(minLength, 'character', 'characters')}`);
    }
    if (typeof maxLength === 'number') {
      parts.push(`at most ${plural(maxLength, 'character', 'characters')}`);
    }
  }
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** Whether a rule allows not a single case. */
function allowsNone({ thresholds, unit }: QualityRule): boolean {
  return (
    thresholds.length > 0 &&
    thresholds.every(
      ({ operator, value }) =>
        ((operator === 'mustBe' || operator === 'mustBeLessOrEqualTo') &&
          Number(value) === 0) ||
        (operator === 'mustBeLessThan' &&
          Number(value) === 1 &&
          !isPercent(unit)),
    )
  );
}

function isOne(thresholds: QualityThreshold[]): boolean {
  return thresholds.length === 1 && Number(thresholds[0].value) === 1;
}

function isPercent(unit: string | undefined): boolean {
  return unit === '%' || unit?.toLocaleLowerCase('en-US') === 'percent';
}

function formatCount(value: unknown): string {
  return typeof value === 'number'
    ? value.toLocaleString('en-US')
    : String(value);
}

function listOf(value: unknown, last: string = ' or '): string | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return undefined;
  }
  const words = value.map(item => (item === '' ? 'an empty text' : `${item}`));
  return words.length === 1
    ? words[0]
    : `${words.slice(0, -1).join(', ')}${last}${words[words.length - 1]}`;
}
