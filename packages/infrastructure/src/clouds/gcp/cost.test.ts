// SPDX-License-Identifier: Apache-2.0
import { gcp } from '.';
import { contextOf, serviceSets } from './__testUtils__/build';

const components = (name: string, extra = {}) => {
  const context = contextOf({ services: serviceSets[name], extra });
  return context.blueprint.environments.flatMap(environment =>
    gcp.services
      .filter(service => service.wanted(context.blueprint))
      .flatMap(service => service.cost(context, environment)),
  );
};

const sets = Object.keys(serviceSets);

describe('cost on Google Cloud', () => {
  it.each(sets)('of %s is made of prices on the sheet', name => {
    const found = components(name);
    expect(found.length).toBeGreaterThan(0);
    for (const { price, quantity, assumption } of found) {
      expect(gcp.prices.prices).toHaveProperty([price]);
      expect(quantity).toBeGreaterThan(0);
      expect(Number.isFinite(quantity)).toBe(true);
      expect(assumption).toMatch(/\.$/);
    }
  });

  it('uses every price of the sheet', () => {
    const hardware = { encryption: { hardware: true } };
    const open = { network: { private: false } };
    const close = {
      environments: [
        {
          name: 'prod',
          disasterRecovery: { recoveryPointHours: 1 },
        },
      ],
    };
    const used = new Set(
      sets
        .flatMap(name => [
          ...components(name),
          ...components(name, hardware),
          ...components(name, close),
          ...components(name, open),
        ])
        .map(({ price }) => price),
    );
    expect(
      Object.keys(gcp.prices.prices).filter(price => !used.has(price)),
    ).toEqual([]);
  });

  it('grows with what the blueprint asks for', () => {
    const total = (list: ReturnType<typeof components>) =>
      list.reduce(
        (sum, { price, quantity }) =>
          sum + quantity * gcp.prices.prices[price].amount,
        0,
      );
    expect(total(components('everything'))).toBeGreaterThan(
      total(components('storage')),
    );
    const of = (size: 'small' | 'large') =>
      total(
        components('everything', { environments: [{ name: 'dev', size }] }),
      );
    expect(of('large')).toBeGreaterThan(2 * of('small'));
  });
});
