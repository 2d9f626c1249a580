// SPDX-License-Identifier: Apache-2.0
import type { QualityRule } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { type Way, pairUp } from './match';
import {
  type ThresholdChange,
  compareThresholds,
  thresholdWords,
} from './thresholds';
import { fingerprint, plain, sameSet, sameValue, show } from './values';

/** Severities from mild to grave; words on one line are equal. */
const severities: string[][] = [
  ['info', 'information', 'low', 'notice'],
  ['warning', 'warn', 'medium', 'minor'],
  ['error', 'major', 'high'],
  ['critical', 'fatal', 'blocker', 'severe'],
];

/** What a rule measures, whatever it is called and whatever limit it has. */
function measure(rule: QualityRule, valuesElsewhere: boolean): unknown[] {
  const { validValues, ...rest } = rule.arguments ?? {};
  return [
    rule.type,
    plain(rule.metric).toLowerCase(),
    plain(rule.query),
    plain(rule.engine).toLowerCase(),
    typeof rule.implementation === 'string'
      ? plain(rule.implementation)
      : rule.implementation,
    valuesElsewhere ? rest : { ...rest, validValues },
  ];
}

function waysFor(valuesElsewhere: boolean): ReadonlyArray<Way<QualityRule>> {
  return [
    { by: 'id', key: rule => rule.id },
    {
      by: 'name',
      unambiguous: true,
      key: rule => rule.name && `${rule.type}/${rule.name}`,
    },
    {
      by: 'key',
      key: rule =>
        fingerprint([
          measure(rule, valuesElsewhere),
          rule.thresholds,
          rule.type === 'text' ? plain(rule.description) : '',
        ]),
    },
    {
      by: 'key',
      key: rule => fingerprint(measure(rule, valuesElsewhere)),
    },
    {
      by: 'key',
      unambiguous: true,
      key: rule =>
        rule.metric && `${rule.metric.toLowerCase()}/${rule.unit ?? ''}`,
    },
  ];
}

/** A rule's own name, or what it checks. */
function nameOf(rule: QualityRule): string {
  return show(
    rule.name ??
      rule.id ??
      rule.metric ??
      rule.description ??
      rule.query ??
      `${rule.type} rule`,
  );
}

const words = (rule: QualityRule) => thresholdWords(rule.thresholds, rule.unit);

const limitIds: Record<
  Exclude<ThresholdChange, 'same'>,
  'quality-tightened' | 'quality-loosened' | 'quality-rule-changed'
> = {
  tightened: 'quality-tightened',
  loosened: 'quality-loosened',
  changed: 'quality-rule-changed',
};
const limitEffects: Record<Exclude<ThresholdChange, 'same'>, string> = {
  tightened: 'data that was good enough so far may fail.',
  loosened: 'readers get a weaker promise than they had.',
  changed: 'neither limit includes the other.',
};

/**
 * Compares the quality rules of an object or a property.
 *
 * @param valuesElsewhere - true for properties, whose valid values are compared as their list of allowed values
 *
 * @internal
 */
export function compareQuality(
  log: ChangeLog,
  location: string,
  before: QualityRule[],
  after: QualityRule[],
  valuesElsewhere = false,
): void {
  // A rule that only lists valid values is compared as the list of allowed values of its property.
  const own = (rules: QualityRule[]) =>
    valuesElsewhere ? rules.filter(rule => !isValueList(rule)) : rules;
  const { pairs, removed, added } = pairUp(
    own(before),
    own(after),
    waysFor(valuesElsewhere),
  );
  for (const rule of removed) {
    log.add('quality-rule-removed', oldPlaceOf(rule, location), {
      field: 'quality',
      reason: `The rule ${nameOf(
        rule,
      )} is gone: nobody promises any more what it checked.`,
      before: rule.thresholds.length > 0 ? words(rule) : undefined,
      ...(rule.type === 'text' && { readers: 'compatible' }),
    });
  }
  for (const rule of added) {
    log.add('quality-rule-added', placeOf(rule, location), {
      field: 'quality',
      reason: `The rule ${nameOf(
        rule,
      )} is new: readers can rely on it, and data that was good enough so far may fail.`,
      after: rule.thresholds.length > 0 ? words(rule) : undefined,
      ...(rule.type === 'text' && { writers: 'compatible' }),
    });
  }
  for (const pair of pairs) {
    compareRules(
      log,
      placeOf(pair.after, location),
      pair.before,
      pair.after,
      valuesElsewhere,
    );
  }
}

function isValueList(rule: QualityRule): boolean {
  const [limit, ...others] = rule.thresholds;
  const names = Object.keys(rule.arguments ?? {});
  const none = limit?.operator === 'mustBe' && Number(limit.value) === 0;
  return (
    plain(rule.metric).toLowerCase() === 'invalidvalues' &&
    names.length === 1 &&
    names[0] === 'validValues' &&
    others.length === 0 &&
    (limit === undefined || none)
  );
}

function compareRules(
  log: ChangeLog,
  place: Place,
  before: QualityRule,
  after: QualityRule,
  valuesElsewhere: boolean,
): void {
  const name = nameOf(after);
  const field = 'quality';
  if (
    !sameValue(
      measure(before, valuesElsewhere),
      measure(after, valuesElsewhere),
    )
  ) {
    log.add('quality-rule-changed', place, {
      field,
      reason: `The rule ${name} checks something else than before, so its results do not compare.`,
      before: before.query ?? before.implementation ?? before.arguments,
      after: after.query ?? after.implementation ?? after.arguments,
    });
  }
  const limit = compareLimits(before, after);
  if (limit !== 'same') {
    log.add(limitIds[limit], place, {
      field,
      reason: `The limit of the rule ${name} went from ${words(
        before,
      )} to ${words(after)}: ${limitEffects[limit]}`,
      before: words(before),
      after: words(after),
    });
  }
  compareSeverities(log, place, before, after);
  if (
    !sameValue(
      [plain(before.schedule), plain(before.scheduler)],
      [plain(after.schedule), plain(after.scheduler)],
    )
  ) {
    log.add('quality-schedule-changed', place, {
      field,
      reason: `The rule ${name} runs at other times (${show(
        after.schedule ?? 'not stated',
      )}).`,
      before: before.schedule,
      after: after.schedule,
    });
  }
  compareWords(log, place, before, after);
}

function compareLimits(
  before: QualityRule,
  after: QualityRule,
): ThresholdChange {
  const unit = (rule: QualityRule) => plain(rule.unit).toLowerCase() || 'rows';
  const counts = before.type === 'library' && after.type === 'library';
  const limits = compareThresholds(before.thresholds, after.thresholds, counts);
  if (unit(before) === unit(after)) return limits;
  // No rows and no percent are the same; other numbers of them do not compare.
  const zero = (rule: QualityRule) =>
    rule.thresholds.length === 1 && Number(rule.thresholds[0].value) === 0;
  return zero(before) && zero(after) && limits === 'same' ? 'same' : 'changed';
}

function compareSeverities(
  log: ChangeLog,
  place: Place,
  before: QualityRule,
  after: QualityRule,
): void {
  const old = plain(before.severity).toLowerCase();
  const next = plain(after.severity).toLowerCase();
  if (old === next) return;
  const level = (word: string) =>
    severities.findIndex(synonyms => synonyms.includes(word));
  if (old && next && level(old) === level(next) && level(old) >= 0) return;
  const raised = !old || (next !== '' && level(next) >= level(old));
  log.add(
    raised ? 'quality-severity-raised' : 'quality-severity-lowered',
    place,
    {
      field: 'quality',
      reason: `A failure of the rule ${nameOf(after)} counts as ${
        next || 'not stated'
      } and counted as ${old || 'not stated'}.`,
      before: before.severity,
      after: after.severity,
    },
  );
}

function compareWords(
  log: ChangeLog,
  place: Place,
  before: QualityRule,
  after: QualityRule,
): void {
  const texts = (rule: QualityRule) => [
    plain(rule.name),
    plain(rule.description),
    plain(rule.dimension).toLowerCase(),
    plain(rule.businessImpact),
  ];
  if (
    sameValue(texts(before), texts(after)) &&
    sameSet(before.tags, after.tags)
  ) {
    return;
  }
  log.add('quality-rule-documented', place, {
    field: 'quality',
    reason: `The rule ${nameOf(after)} is described in other words.`,
  });
}
