// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../../../document/pointer';
import { isDate, orList, quote, suggest } from '../../../shape';
import { canonicalServiceLevel } from '../../serviceLevels';
import type { RuleContext } from '../../standard';
import { isRecord } from '../../values';
import { checkElementPath } from './references';
import type { Resolver } from './resolver';
import { checkSchedule } from './schedule';

const statuses = ['proposed', 'draft', 'active', 'deprecated', 'retired'];
const drivers = ['regulatory', 'analytics', 'operational'];
const scopes = ['interactive', 'announcements', 'issues', 'notifications'];
const serviceLevels = [
  'availability',
  'throughput',
  'errorRate',
  'generalAvailability',
  'endOfSupport',
  'endOfLife',
  'retention',
  'frequency',
  'latency',
  'timeToDetect',
  'timeToNotify',
  'timeToRepair',
  'timeOfAvailability',
];
/** Service levels whose number says nothing without a unit. */
const measured = new Set([
  'retention',
  'frequency',
  'latency',
  'timeToDetect',
  'timeToNotify',
  'timeToRepair',
]);

/** A value out of a list that the standard recommends: only what looks misspelt is told. */
function checkSpelling(
  value: unknown,
  known: readonly string[],
  path: JsonPath,
  context: RuleContext,
) {
  if (typeof value !== 'string' || known.includes(value)) return;
  const meant = suggest(value, known);
  if (meant === undefined) return;
  context.report({
    rule: 'unusual-value',
    severity: 'warning',
    path,
    message: `The standard writes '${meant}', not ${quote(value)}.`,
    fix: { description: `Write '${meant}'`, value: meant },
  });
}

function checkServiceLevels(
  resolver: Resolver,
  major: 2 | 3,
  context: RuleContext,
) {
  const { slaProperties } = context.data;
  if (!Array.isArray(slaProperties)) return;
  slaProperties.forEach((level, index) => {
    if (!isRecord(level)) return;
    const path = ['slaProperties', index];
    const { property, value, unit, driver } = level;
    const place = major === 2 ? 'column' : 'element';
    checkElementPath(level[place], [...path, place], resolver, context);
    checkSchedule(level, path, context);
    if (typeof driver === 'string' && !drivers.includes(driver)) {
      const meant = suggest(driver, drivers);
      context.report({
        rule: 'unusual-value',
        severity: 'warning',
        path: [...path, 'driver'],
        message: `'driver' is ${orList(drivers.map(quote))}, not ${quote(
          driver,
        )}.`,
        ...(meant && {
          fix: { description: `Write '${meant}'`, value: meant },
        }),
      });
    }
    if (typeof property !== 'string') return;
    const name = canonicalServiceLevel(property);
    if (name === property && !serviceLevels.includes(name)) {
      checkSpelling(property, serviceLevels, [...path, 'property'], context);
    }
    if (typeof value === 'number' && unit === undefined && measured.has(name)) {
      context.report({
        rule: 'missing-unit',
        severity: 'warning',
        path: [...path, 'value'],
        message: `${quote(property)} is ${value}, but of what? Add a 'unit'.`,
      });
    }
  });
}

function checkTeam(context: RuleContext) {
  const { team, stakeholders } = context.data;
  const lists: Array<[list: unknown, path: JsonPath]> = [
    [team, ['team']],
    [isRecord(team) ? team.members : undefined, ['team', 'members']],
    [stakeholders, ['stakeholders']],
  ];
  for (const [members, path] of lists) {
    if (!Array.isArray(members)) continue;
    const users = new Set(
      members.map(member => (isRecord(member) ? member.username : undefined)),
    );
    members.forEach((member, index) => {
      if (!isRecord(member)) return;
      const { dateIn, dateOut, replacedByUsername } = member;
      const dates = [dateIn, dateOut].every(
        date => typeof date === 'string' && isDate(date),
      );
      if (dates && (dateOut as string) < (dateIn as string)) {
        context.report({
          rule: 'empty-range',
          severity: 'warning',
          path: [...path, index, 'dateOut'],
          message: `'dateOut' (${dateOut}) is before 'dateIn' (${dateIn}).`,
        });
      }
      const successor = replacedByUsername;
      if (typeof successor === 'string' && !users.has(successor)) {
        context.report({
          rule: 'unresolved-reference',
          severity: 'warning',
          path: [...path, index, 'replacedByUsername'],
          message: `${quote(successor)} is no member of the team.`,
        });
      }
    });
  }
  if (Array.isArray(team) && context.version === '3.1.0') {
    context.report({
      rule: 'deprecated-field',
      severity: 'info',
      path: ['team'],
      part: 'name',
      message:
        "A list of people as 'team' is deprecated since ODCS 3.1. Make it an object with the list as 'members'.",
      fix: {
        description: "Move the list into 'members'",
        value: { members: team },
      },
    });
  }
}

/** Rules on what stands around the schema: status, service levels, team, support. @internal */
export function checkTerms(
  resolver: Resolver,
  major: 2 | 3,
  context: RuleContext,
): void {
  const { data } = context;
  for (const name of ['id', 'uuid', 'version', 'status', 'name']) {
    if (data[name] !== '') continue;
    context.report({
      rule: 'empty-text',
      severity: 'warning',
      path: [name],
      message: `'${name}' is an empty text. Write a value.`,
    });
  }
  checkSpelling(data.status, statuses, ['status'], context);
  const place = major === 2 ? 'slaDefaultColumn' : 'slaDefaultElement';
  checkElementPath(data[place], [place], resolver, context);
  checkServiceLevels(resolver, major, context);
  checkTeam(context);
  if (Array.isArray(data.support)) {
    data.support.forEach((channel, index) => {
      if (!isRecord(channel)) return;
      const path = ['support', index, 'scope'];
      checkSpelling(channel.scope, scopes, path, context);
    });
  }
}
