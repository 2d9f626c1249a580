// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { ResolvedEnvironment } from '../../blueprint/types';
import { choices, make } from './__testUtils__/products';
import { literal as flowLiteral } from './dataFactory/expressions';
import { recurrenceOf, runsPerMonth } from './shared/cron';
import { jsonText } from './shared/json';
import { NAME_LENGTH, productName, stateAccount } from './shared/names';
import { classificationOf } from '../../protection/classificationOf';
import { plainName } from './shared/tables';
import { replicationOf } from './storage/layout';
import { literal, name, script } from './warehouse/sqlText';

describe('schedules', () => {
  it.each([
    ['0 4 * * *', { frequency: 'Day', hours: [4], minutes: [0] }],
    [
      '*/30 6-8 * * 1-5',
      {
        frequency: 'Week',
        hours: [6, 7, 8],
        minutes: [0, 30],
        weekDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      },
    ],
    [
      '15 1 1,15 * *',
      { frequency: 'Month', hours: [1], minutes: [15], monthDays: [1, 15] },
    ],
    [
      '5/20 0 * * 0',
      {
        frequency: 'Week',
        hours: [0],
        minutes: [5, 25, 45],
        weekDays: ['Sunday'],
      },
    ],
  ])('%s is a recurrence of Azure', (cron, expected) => {
    expect(recurrenceOf(cron)).toEqual(expected);
  });

  it.each([
    ['0 4 * * *', 30],
    ['0 * * * *', 730],
    ['0 0 1 * *', 1],
    ['0 0 * * 1', 4],
  ])('%s comes up %d times a month', (cron, times) => {
    expect(runsPerMonth(cron)).toBe(times);
  });
});

describe('texts inside other languages', () => {
  it('a text of a data flow ends where it should', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const inside = flowLiteral(text).slice(1, -1);
        expect(inside.replace(/\\./g, '')).not.toMatch(/['\\\n\r]/);
      }),
    );
  });

  it('names, texts and batches of T-SQL end where they should', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(name(text).slice(1, -1).replace(/\]\]/g, '')).not.toContain(']');
        expect(literal(text).slice(2, -1).replace(/''/g, '')).not.toContain(
          "'",
        );
        const batch = `SELECT ${literal(text)} AS ${name(text)};`;
        expect(script([batch]).split(/^GO$/m)).toHaveLength(2);
      }),
    );
    expect(literal('a\nGO\nb')).toBe("N'a GO b'");
  });

  it('JSON has no two braces in a row, and is the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = jsonText({
          value,
          nested: JSON.stringify({ a: { value } }),
        });
        expect(text).not.toContain('{{');
        expect(JSON.parse(text)).toEqual(
          JSON.parse(
            JSON.stringify({ value, nested: JSON.stringify({ a: { value } }) }),
          ),
        );
      }),
    );
    expect(jsonText('{{{ .x }}')).toBe('"{\\u007b{ .x }\\u007d"\n');
  });
});

describe('names', () => {
  const environment = { name: 'prod' } as ResolvedEnvironment;

  it('stay inside what Azure allows, and different', () => {
    const named = (product: string) =>
      productName(
        { product: { name: product, domain: 'd'.repeat(60) } } as never,
        environment,
      );
    const long = named('a'.repeat(63));
    expect(long.length).toBeLessThanOrEqual(NAME_LENGTH);
    expect(long).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
    expect(named(`${'a'.repeat(62)}b`)).not.toBe(long);
  });

  it('the account of the state is known from the subscription', () => {
    const account = stateAccount({
      name: 'pre-production',
      account: '1B2C3D4E-5F60-7182-93a4-b5c6d7e8f901',
    } as ResolvedEnvironment);
    expect(account).toBe('sttf1b2c3d4e5f60preprodu');
    expect(account).toHaveLength(24);
  });

  it.each([
    ['Order Lines', 'order_lines'],
    ['Größe', 'grosse'],
    ['9 lives', 'x9_lives'],
    ['名前', 'x'],
    ['a'.repeat(80), 'a'.repeat(48)],
  ])('%s becomes the column %s', (given, expected) => {
    expect(plainName(given)).toBe(expected);
  });

  it.each([
    [
      { product: { name: 'x', domain: 'microsoft-sales', owner: 'o' } },
      'reserved-word',
    ],
    [{ product: { name: 'x', domain: '9lives', owner: 'o' } }, 'first-letter'],
    [{ tags: { 'a/b': 'c' } }, 'tag-key'],
    [{ tags: { a: 'c'.repeat(300) } }, 'tag-value'],
    [{ tags: { Team: 'a', team: 'b' } }, 'tag-twice'],
    [
      {
        tags: Object.fromEntries(
          [...Array(45).keys()].map(n => [`t${n}`, 'v']),
        ),
      },
      'tags',
    ],
    [{ schedule: { cron: '0 4 1 1,7 *' } }, 'schedule-months'],
    [
      {
        product: {
          name: 'x',
          domain: 'd',
          owner: `group:default/${'o'.repeat(300)}`,
        },
      },
      'tag-value',
    ],
  ])('refuses %j', (extra, rule) => {
    const { files, findings } = make(extra as never);
    expect(files).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: `azure/${rule}`,
        fix: expect.anything(),
      }),
    ]);
  });
});

describe('a budget', () => {
  it('tells five times at most, the forecast among them', () => {
    const text = make({
      budget: { monthly: 10, alertAt: [10, 20, 30, 40, 50, 60, 100] },
    }).read('infra/monitoring.tf');
    expect([...text.matchAll(/threshold +=/g)]).toHaveLength(5);
    expect(text).toContain('"Forecasted"');
    expect(text).toMatch(/threshold +=\s100\b/);
  });
});

describe('many tables', () => {
  const tables = `apiVersion: v3.1.0
kind: DataContract
id: many
version: 1.0.0
status: active
schema:
${[...Array(100).keys()]
  .map(
    n => `  - { name: t${n}, properties: [{ name: a, logicalType: string }] }`,
  )
  .join('\n')}
`;
  const ports = ['one', 'two'].map(port => ({
    name: port,
    contract: 'out.odcs.yaml',
  }));

  it('are refused where Data Factory has no room for them, and not where Spark has', () => {
    const native = make({ outputs: ports }, 'product', tables);
    expect(native.findings).toEqual([
      expect.objectContaining({ rule: 'azure/tables' }),
    ]);
    const spark = make(
      { outputs: ports, services: choices.Spark },
      'product',
      tables,
    );
    const plan = JSON.parse(
      spark.read('infra/definitions/spark/pipeline.json'),
    );
    expect(
      new Set(plan.tables.map((table: { name: string }) => table.name)).size,
    ).toBe(200);
  });
});

describe('choices', () => {
  const environment = (
    highAvailability: boolean,
    recovery: boolean,
    backupDays: number,
    recoveryPointHours = 24,
  ) =>
    ({
      highAvailability,
      backupDays,
      disasterRecovery: { enabled: recovery, recoveryPointHours },
    } as ResolvedEnvironment);

  it.each([
    ['one zone', environment(false, false, 0), 'LRS'],
    ['three zones', environment(true, false, 7), 'ZRS'],
    [
      'a copy that is a day old comes from the vault',
      environment(true, true, 35),
      'ZRS',
    ],
    ['a younger copy', environment(true, true, 35, 1), 'GRS'],
    [
      'both, where no vault needs to read it',
      environment(true, true, 0, 1),
      'GZRS',
    ],
  ])('%s: %#', (_, given, expected) => {
    expect(replicationOf(given)).toBe(expected);
  });

  it.each([
    [{ classification: 'Strictly Confidential', tags: [] }, 'restricted'],
    [{ classification: 'PII', tags: ['restricted'] }, 'restricted'],
    [{ classification: 'whatever', tags: [] }, 'confidential'],
    [{ classification: 'constructor', tags: ['toString'] }, 'confidential'],
    [{ tags: ['pii'] }, 'confidential'],
    [{ tags: [] }, 'public'],
  ])('%j is %s', (property, level) => {
    expect(classificationOf({ properties: [], ...property }) ?? 'public').toBe(
      level,
    );
  });

  it('an estimate has a price for each of its parts', () => {
    for (const services of Object.values(choices)) {
      const { blueprint, context } = make({ services });
      const { azure } = jest.requireActual<typeof import('.')>('.');
      for (const service of azure.services.filter(one =>
        one.wanted(blueprint),
      )) {
        for (const one of blueprint.environments) {
          for (const { price, quantity } of service.cost(context!, one)) {
            expect(Object.keys(azure.prices.prices)).toContain(price);
            expect(quantity).toBeGreaterThan(0);
          }
        }
        const { run, cost, recover } = service.guide(context!);
        for (const text of [run, cost, recover])
          expect(text.length).toBeGreaterThan(40);
      }
    }
  });
});
