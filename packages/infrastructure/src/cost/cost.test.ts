// SPDX-License-Identifier: Apache-2.0
import { blueprintText, ordersContract } from '../__testUtils__/blueprints';
import { CLOUDS, type CloudId, readBlueprint } from '../blueprint';
import { clouds } from '../clouds';
import { createContext } from '../generate';
import { estimateCost } from './estimateCost';
import { readUsage } from './readUsage';

const contextOf = (cloud: CloudId, extra = '') => {
  const { context } = createContext({
    blueprint: readBlueprint(blueprintText(extra)).blueprints[cloud]!,
    contracts: { 'contracts/orders.odcs.yaml': ordersContract() },
    cloud,
  });
  return context!;
};

describe.each(CLOUDS)('estimateCost on %s', cloud => {
  const estimate = estimateCost(contextOf(cloud));

  it('adds up', () => {
    for (const part of ['low', 'expected', 'high'] as const) {
      const environments = estimate.environments.map(
        ({ monthly, components }) => {
          const total = components.reduce(
            (all, own) => all + own.monthly[part],
            0,
          );
          expect(monthly[part]).toBeCloseTo(total, 1);
          return monthly[part];
        },
      );
      expect(estimate.monthly[part]).toBeCloseTo(
        environments.reduce((all, own) => all + own, 0),
        1,
      );
    }
  });

  it('says for each line what it assumes and where its price is from', () => {
    const components = estimate.environments.flatMap(own => own.components);
    expect(components.length).toBeGreaterThan(6);
    for (const component of components) {
      expect(component.assumption).toMatch(/\.$/);
      expect(component.source).not.toBe('');
      expect(component.unit).not.toBe('');
      const { low, expected, high } = component.monthly;
      expect(low).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(high);
    }
    expect(estimate.prices.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(estimate.assumptions[0]).toContain(estimate.prices.asOf);
  });

  it('has a price for everything', () => {
    const everything = estimateCost(
      contextOf(
        cloud,
        'services: { warehouse: true, visualization: true, processing: spark, orchestration: airflow }\nsandbox: { enabled: true }',
      ),
    );
    expect(everything.notEstimated.join()).not.toContain('has no price');
    const least = estimateCost(
      contextOf(cloud, 'services: { processing: none, catalog: false }'),
    );
    expect(everything.monthly.expected).toBeGreaterThan(least.monthly.expected);
  });

  it('costs more in production, and with more use', () => {
    const [dev, , prod] = estimate.environments;
    expect(prod.monthly.expected).toBeGreaterThan(dev.monthly.expected);
    const of = (usage: 'small' | 'medium' | 'large') =>
      estimateCost(contextOf(cloud), { usage }).monthly.expected;
    expect(of('small')).toBeLessThan(of('medium'));
    expect(of('medium')).toBeLessThan(of('large'));
  });

  it('compares with the budget, and does not guess at exchange rates', () => {
    const verdict = (extra: string) =>
      estimateCost(contextOf(cloud, extra)).environments[2].budget;
    expect(verdict('budget: { monthly: 1000000 }')).toMatchObject({
      verdict: 'within',
    });
    expect(verdict('budget: { monthly: 1 }')).toMatchObject({
      verdict: 'over',
    });
    expect(verdict('budget: { monthly: 0 }')).toBeUndefined();
    expect(verdict('budget: { monthly: 1, currency: EUR }')).toEqual({
      monthly: 1,
      currency: 'EUR',
      verdict: 'other-currency',
    });
  });

  it('takes quantities and prices of one’s own', () => {
    const [component] = estimate.environments[2].components;
    const { usage } = readUsage(
      JSON.stringify({
        apiVersion: 'meshwright.io/v1alpha1',
        kind: 'Usage',
        environments: { prod: { quantities: { [component.price]: 3 } } },
        prices: { [component.price]: 7 },
      }),
    );
    const own = estimateCost(contextOf(cloud), { usage });
    expect(
      own.environments[2].components.find(
        ({ price }) => price === component.price,
      ),
    ).toMatchObject({
      quantity: 3,
      unitPrice: 7,
      monthly: { low: 21, expected: 21, high: 21 },
      assumption: 'Stated by you.',
    });
  });

  it('says that other regions have other prices', () => {
    const region = Object.keys(clouds[cloud].pairedRegions).find(
      name => name !== clouds[cloud].prices.region,
    );
    const elsewhere = estimateCost(
      contextOf(cloud, `environments:\n  - { name: dev, region: ${region} }\n`),
    );
    expect(elsewhere.assumptions[1]).toContain(region);
  });
});

describe('readUsage', () => {
  it.each([
    [
      'apiVersion: meshwright.io/v1alpha1\nkind: Usage\nenvironments: { prod: { profile: huge } }',
      'unknown-value',
    ],
    [
      'apiVersion: meshwright.io/v1alpha1\nkind: Usage\nprices: { x: -1 }',
      'out-of-range',
    ],
    ['kind: Usage', 'missing-field'],
    ['[', 'syntax'],
  ])('refuses %j', (text, rule) => {
    const { usage, findings } = readUsage(text);
    expect(usage).toBeUndefined();
    expect(findings.map(finding => finding.rule).join()).toContain(rule);
  });
});
