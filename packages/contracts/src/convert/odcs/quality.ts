// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import type { QualityRule, QualityThreshold } from '../../model';
import type { Losses } from '../findings';
import { type Entry, annotationEntries, compact } from './entry';
import { dimensions, metrics } from './fields';

const NUMERIC = /^mustBe(Greater|Less)/;

function operatorOf(threshold: QualityThreshold): Entry {
  const { operator, value } = threshold;
  const number = (item: unknown) =>
    typeof item === 'string' &&
    item.trim() !== '' &&
    !Number.isNaN(Number(item))
      ? Number(item)
      : item;
  if (Array.isArray(value)) return { [operator]: value.map(number) };
  return { [operator]: NUMERIC.test(operator) ? number(value) : value };
}

/** What every rule has, whatever its kind. */
function headOf(rule: QualityRule, losses: Losses): Entry {
  const dimension = rule.dimension?.toLowerCase();
  if (dimension && !dimensions.has(dimension)) {
    losses.add(
      'lost',
      rule.path,
      `ODCS has no dimension '${rule.dimension}', so the rule states none.`,
    );
  }
  return {
    ...annotationEntries(rule, rule.path, losses),
    name: rule.name,
    description: rule.description,
    dimension: dimension && dimensions.has(dimension) ? dimension : undefined,
    severity: rule.severity,
    businessImpact: rule.businessImpact,
    method: rule.method,
    unit: rule.unit,
    schedule: rule.schedule,
    scheduler: rule.scheduler,
  };
}

/** A rule that ODCS cannot state as it is, for the engine that knows it. */
function asCustom(
  rule: QualityRule,
  losses: Losses,
  engine: string,
  implementation: unknown,
  why: string,
): Entry[] {
  losses.add(
    'approximated',
    rule.path,
    `The rule '${
      rule.name ?? rule.metric ?? rule.type
    }' ${why}, so it is written as a custom rule.`,
  );
  return [
    compact({
      ...headOf(rule, losses),
      type: 'custom',
      engine,
      implementation,
    }),
  ];
}

/** One entry for each limit: ODCS takes exactly one operator in a rule. */
function withLimits(rule: QualityRule, entry: Entry, losses: Losses): Entry[] {
  if (rule.thresholds.length > 1) {
    losses.add(
      'approximated',
      rule.path,
      `The rule '${
        rule.name ?? rule.metric ?? rule.type
      }' has several limits, so it is written as one rule for each.`,
    );
  }
  return rule.thresholds.map((threshold, index) =>
    compact({
      ...entry,
      // A stable id may stand only once.
      id: index === 0 ? entry.id : undefined,
      ...operatorOf(threshold),
    }),
  );
}

/** ODCS takes a text or an object; a list is written as the text it would be in a file. */
function implementationOf(rule: QualityRule, losses: Losses): unknown {
  const stated = rule.implementation ?? rule.query ?? '';
  if (!Array.isArray(stated)) return stated;
  losses.add(
    'approximated',
    rule.path,
    `The implementation of the rule '${
      rule.name ?? rule.type
    }' is a list, which ODCS does not take, so it is written as text.`,
  );
  return stringify(stated);
}

/** Writes a quality rule; more than one entry where ODCS needs that. @internal */
export function qualityEntries(rule: QualityRule, losses: Losses): Entry[] {
  const head = headOf(rule, losses);
  const limits = Object.assign({}, ...rule.thresholds.map(operatorOf)) as Entry;
  switch (rule.type) {
    case 'library': {
      const { metric, arguments: given } = rule;
      if (metric && metrics.has(metric) && rule.thresholds.length > 0) {
        return withLimits(
          rule,
          { ...head, type: 'library', metric, arguments: given },
          losses,
        );
      }
      return asCustom(
        rule,
        losses,
        'library',
        compact({ metric, arguments: given, ...limits }),
        metric && !metrics.has(metric)
          ? `has the metric '${metric}', which is not one of ODCS`
          : 'has no metric or no limit, which ODCS demands',
      );
    }
    case 'sql':
      if (rule.query && rule.thresholds.length > 0) {
        return withLimits(
          rule,
          { ...head, type: 'sql', query: rule.query },
          losses,
        );
      }
      return asCustom(
        rule,
        losses,
        'sql',
        compact({ query: rule.query, ...limits }),
        'has no query or no limit, which ODCS demands',
      );
    case 'custom':
      return [
        compact({
          ...head,
          type: 'custom',
          engine: rule.engine ?? 'custom',
          implementation: implementationOf(rule, losses),
        }),
      ];
    default:
      return [compact({ ...head, type: 'text' })];
  }
}
