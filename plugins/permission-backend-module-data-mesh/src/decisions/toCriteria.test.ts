// SPDX-License-Identifier: Apache-2.0
import type { AccessCondition } from '@meshwright/governance';
import { toCriteria as criteriaOf } from './toCriteria';

const TYPE = 'catalog-entity';

const toCriteria = (condition: AccessCondition, factsKept = true) =>
  criteriaOf(condition, TYPE, { factsKept });

const rule = (name: string, params: object) => ({
  rule: name,
  resourceType: TYPE,
  params,
});
const facts = (...all: string[]) =>
  rule('DATA_MESH_HAS_VISIBILITY_FACT', { facts: all });

const cleared: AccessCondition = {
  attribute: 'classification',
  values: ['public', 'internal', ''],
};
const own: AccessCondition = {
  attribute: 'owners',
  values: ['group:default/a'],
};
const inDomain: AccessCondition = {
  attribute: 'domains',
  values: ['domain:default/d'],
};
const unclassified: AccessCondition = { not: { attribute: 'classification' } };
const tagged: AccessCondition = { attribute: 'tags', values: ['open'] };

describe('conditions of the catalog', () => {
  it('ask in one question for any of classification, owners and domains', () => {
    expect(
      toCriteria({ anyOf: [cleared, own, inDomain, unclassified] }),
    ).toEqual(
      facts(
        'classification:public',
        'classification:internal',
        'classification:',
        'owners:group:default/a',
        'domains:domain:default/d',
      ),
    );
  });

  it('keep other alternatives beside it', () => {
    expect(toCriteria({ anyOf: [cleared, tagged, own] })).toEqual({
      anyOf: [
        facts(
          'classification:public',
          'classification:internal',
          'classification:',
          'owners:group:default/a',
        ),
        rule('DATA_MESH_HAS_FIELD_VALUE', {
          key: 'metadata.tags',
          values: ['open'],
        }),
      ],
    });
  });

  it('ask for all of several, and for none, one by one', () => {
    expect(
      toCriteria({
        allOf: [
          { anyOf: [cleared, own] },
          { not: { allOf: [cleared, { not: own }] } },
        ],
      }),
    ).toEqual({
      allOf: [
        facts(
          'classification:public',
          'classification:internal',
          'classification:',
          'owners:group:default/a',
        ),
        {
          not: {
            allOf: [
              rule('DATA_MESH_HAS_FIELD_VALUE', {
                key: 'spec.classification',
                values: ['public', 'internal', ''],
              }),
              {
                not: rule('IS_ENTITY_OWNER', { claims: ['group:default/a'] }),
              },
            ],
          },
        },
      ],
    });
  });

  it('ask for each by itself where what has no facts would slip through', () => {
    expect(toCriteria({ not: { anyOf: [own, inDomain] } })).toEqual({
      not: {
        anyOf: [
          rule('IS_ENTITY_OWNER', { claims: ['group:default/a'] }),
          rule('DATA_MESH_IS_PART_OF_DOMAIN', {
            domains: ['domain:default/d'],
          }),
        ],
      },
    });
  });

  it('ask no facts while the catalog does not keep them all', () => {
    expect(
      JSON.stringify(toCriteria({ anyOf: [cleared, own, inDomain] })),
    ).toContain('VISIBILITY_FACT');
    expect(toCriteria({ anyOf: [own, inDomain] }, false)).toEqual({
      anyOf: [
        rule('IS_ENTITY_OWNER', { claims: ['group:default/a'] }),
        rule('DATA_MESH_IS_PART_OF_DOMAIN', { domains: ['domain:default/d'] }),
      ],
    });
  });

  it('leave a single alternative as it is', () => {
    expect(toCriteria({ anyOf: [own, tagged] })).toEqual({
      anyOf: [
        rule('IS_ENTITY_OWNER', { claims: ['group:default/a'] }),
        rule('DATA_MESH_HAS_FIELD_VALUE', {
          key: 'metadata.tags',
          values: ['open'],
        }),
      ],
    });
  });

  it('are none where one part cannot be asked', () => {
    expect(
      toCriteria({ anyOf: [own, cleared, { attribute: 'owners' }] }),
    ).toBeUndefined();
    expect(
      toCriteria({ anyOf: [own, cleared, { attribute: 'unheard-of' }] }),
    ).toBeUndefined();
  });
});
