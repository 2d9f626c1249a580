// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { hasVisibilityFact } from './hasVisibilityFact';
import { withVisibilityFacts } from './visibilityFacts';

const entity = (
  kind: string,
  spec: Entity['spec'],
  metadata: Partial<Entity['metadata']> = {},
): Entity => ({
  apiVersion: 'x/v1',
  kind,
  metadata: { name: 'a', ...metadata },
  spec,
});

const factsOf = (one: Entity) => withVisibilityFacts(one).metadata.visibility;

describe('what decides who may read an entity', () => {
  it.each([
    ['nothing', entity('Group', undefined), ['classification:']],
    [
      'a product with all of it',
      entity('DataProduct', {
        classification: 'Restricted',
        owner: 'Team',
        domain: 'sales',
        additionalDomains: ['finance', 'sales'],
      }),
      [
        'classification:restricted',
        'domains:domain:default/finance',
        'domains:domain:default/sales',
        'owners:group:default/team',
      ],
    ],
    [
      'refs in the namespace of the entity',
      entity('System', { owner: 'user:ada', domain: 'd' }, { namespace: 'n' }),
      ['classification:', 'domains:domain:n/d', 'owners:user:n/ada'],
    ],
    [
      'a domain below another',
      entity('Domain', { owner: 'group:x/office', subdomainOf: 'sales' }),
      [
        'classification:',
        'domains:domain:default/sales',
        'owners:group:x/office',
      ],
    ],
    [
      'a contract',
      entity('API', { type: 'data-contract', domain: 'sales' }),
      ['classification:', 'domains:domain:default/sales'],
    ],
    [
      'an API that is no contract',
      entity('API', { type: 'openapi', domain: 'sales' }),
      ['classification:'],
    ],
    [
      'a classification that is no text, an owner that owns nothing, no refs',
      entity('DataProduct', {
        classification: { is: 'public' },
        owner: 'component:a',
        domain: ':/',
        additionalDomains: [1, 'system:a'],
      }),
      ['nothing:'],
    ],
  ])('is known of %s', (_, one, facts) => {
    expect(factsOf(one)).toEqual(facts.map(of => ({ of })));
  });

  it('is not what a descriptor says it is', () => {
    const visibility = [{ of: 'classification:public' }];
    expect(
      factsOf(
        entity('DataProduct', { classification: 'secret' }, { visibility }),
      ),
    ).toEqual([{ of: 'classification:secret' }]);
  });
});

describe('the rule', () => {
  const product = withVisibilityFacts(
    entity('DataProduct', { classification: 'internal', owner: 'team' }),
  );
  const facts = ['classification:public', 'owners:group:default/team'];

  it('fits an entity with one of the facts', () => {
    expect(hasVisibilityFact.apply(product, { facts })).toBe(true);
    expect(hasVisibilityFact.apply(product, { facts: facts.slice(0, 1) })).toBe(
      false,
    );
  });

  it.each([
    entity('DataProduct', { classification: 'public' }),
    entity('DataProduct', {}, { visibility: 'classification:public' }),
    entity('DataProduct', {}, { visibility: [null, { of: 1 }] }),
  ])('fits nothing that has not been looked at: %#', one => {
    expect(hasVisibilityFact.apply(one, { facts })).toBe(false);
  });

  it('asks the catalog for one field', () => {
    expect(hasVisibilityFact.toQuery({ facts })).toEqual({
      key: 'metadata.visibility.of',
      values: facts,
    });
  });
});
