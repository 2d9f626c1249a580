// SPDX-License-Identifier: Apache-2.0
import { libraryPolicies } from '../library';
import { readPolicies } from '../policy';
import { accessPolicy } from './__testUtils__/accessPolicy';
import { AccessPolicies } from './AccessPolicies';
import { personFacts, profileOf } from './profile';
import { testAccess } from './testAccess';

const NOW = new Date('2026-06-01T00:00:00Z');
const READ = {
  name: 'catalog.entity.read',
  action: 'read',
  resourceType: 'catalog-entity',
};

function compile(...texts: string[]) {
  const read = texts.map(text => readPolicies(text));
  const sound = new Set(read.flatMap(result => result.sound));
  return AccessPolicies.compile(
    read.flatMap(({ policies }) => policies),
    { now: NOW, sound: ({ name }) => sound.has(name) },
  );
}

function ask(policies: AccessPolicies, person: object, permission = READ) {
  return policies.decide(
    policies.prepare(personFacts({ ...person })),
    permission,
  );
}

const allowAll = accessPolicy('everything', [
  { id: 'all', effect: 'allow', permissions: ['*'] },
]);

describe('access policies', () => {
  it('allow what a rule allows, and refuse what none does', () => {
    const policies = compile(
      accessPolicy('reading', [
        {
          id: 'stewards',
          effect: 'allow',
          permissions: ['catalog.*'],
          roles: ['steward'],
          title: 'Stewards read',
          ask: ['group:default/stewards'],
        },
      ]),
    );
    expect(ask(policies, { roles: ['steward'] })).toEqual({ result: 'allow' });
    expect(ask(policies, { roles: ['consumer'] })).toEqual({
      result: 'deny',
      denial: {
        policy: 'reading',
        rule: 'stewards',
        message: expect.stringContaining('Stewards read'),
        ask: ['group:default/stewards'],
      },
    });
    expect(
      ask(policies, { roles: ['steward'] }, { ...READ, name: 'other' }),
    ).toMatchObject({
      result: 'deny',
      denial: {
        message: expect.stringContaining("No access policy speaks of 'other'"),
      },
    });
  });

  it('refuse whatever else allows', () => {
    const policies = compile(
      allowAll,
      accessPolicy('contractors', [
        {
          id: 'stop',
          effect: 'deny',
          permissions: ['catalog.entity.read'],
          groups: ['group:default/contractors'],
          message: 'Not for contractors.',
          reason: 'Law.',
        },
      ]),
    );
    expect(ask(policies, {})).toEqual({ result: 'allow' });
    expect(ask(policies, { groups: ['group:default/contractors'] })).toEqual({
      result: 'deny',
      denial: {
        policy: 'contractors',
        rule: 'stop',
        message: 'Not for contractors.',
        reason: 'Law.',
        ask: ['group:default/stewards'],
      },
    });
  });

  it('leave what depends on the resource as a condition', () => {
    const policies = compile(
      accessPolicy('clearance', [
        {
          id: 'cleared',
          effect: 'allow',
          permissions: ['catalog.entity.read'],
          when: "resource.classification in person.clears || resource.classification == ''",
        },
        {
          id: 'hidden',
          effect: 'deny',
          permissions: ['catalog.entity.read'],
          when: "'hidden' in resource.tags && !('steward' in person.roles)",
          message: 'Hidden.',
        },
      ]),
    );
    expect(ask(policies, { clearance: 'internal' })).toEqual({
      result: 'conditional',
      condition: {
        allOf: [
          {
            anyOf: [
              {
                attribute: 'classification',
                values: ['public', 'internal', ''],
              },
              { not: { attribute: 'classification' } },
            ],
          },
          { not: { attribute: 'tags', values: ['hidden'] } },
        ],
      },
    });
    const cleared = ask(policies, {
      clearance: 'restricted',
      roles: ['steward'],
    });
    expect(JSON.stringify(cleared)).not.toContain('tags');
  });

  it('bind a domain and those below it, and never let in', () => {
    const policy = accessPolicy(
      'finance',
      [
        {
          id: 'no',
          effect: 'deny',
          permissions: ['catalog.entity.read'],
          message: 'No.',
        },
        { id: 'yes', effect: 'allow', permissions: ['secret'] },
      ],
      'domain: finance',
    );
    const policies = AccessPolicies.compile(
      [...readPolicies(allowAll).policies, ...readPolicies(policy).policies],
      {
        now: NOW,
        domains: [
          { ref: 'domain:default/finance', owners: [] },
          {
            ref: 'domain:default/orders',
            parent: 'domain:default/finance',
            owners: [],
          },
        ],
      },
    );
    expect(ask(policies, {})).toEqual({
      result: 'conditional',
      condition: {
        not: {
          attribute: 'domains',
          values: ['domain:default/finance', 'domain:default/orders'],
        },
      },
    });
    expect(readPolicies(policy).findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'policy/domain-allows' }),
      ]),
    );
  });

  it.each([
    ['an expression that is none', { when: 'person.rols == 1' }],
    [
      'a question that no catalog can answer',
      { when: "resource.name.startsWith('x')" },
    ],
    [
      'an attribute that the resource does not have',
      { when: "resource.createdBy == ''", resources: ['catalog-entity'] },
    ],
    ['a misspelt field', { whn: "person.ref == 'x'" }],
    ['an effect that is none', { effect: 'alow' }],
    ['roles that are no list', { roles: 'steward' }],
  ])('open no door when broken by %s', (_, fault) => {
    const rule = {
      id: 'r',
      permissions: ['catalog.entity.read'],
      message: 'No.',
    };
    const allows = compile(
      accessPolicy('p', [{ ...rule, effect: 'allow', ...fault }]),
    );
    expect(ask(allows, { roles: ['steward'] }).result).toBe('deny');
    const denies = compile(
      allowAll,
      accessPolicy('p', [{ ...rule, effect: 'deny', ...fault }]),
    );
    expect(ask(denies, { roles: ['steward'] })).toMatchObject({
      result: 'deny',
      denial: {
        policy: 'p',
        message: expect.stringContaining('cannot be understood'),
      },
    });
    expect(denies.broken).toHaveLength(1);
  });

  it('neither let in nor say what people are, when anything else is wrong with them', () => {
    const text = accessPolicy('p', [
      { id: 'r', effect: 'allow', permissions: ['catalog.entity.read'] },
      { id: 'no', effect: 'deny', permissions: ['x'], message: 'No.' },
    ]).replace('purpose:', 'porpose:');
    expect(ask(compile(text), {}).result).toBe('deny');
    expect(
      ask(compile(allowAll, text), {}, { ...READ, name: 'x' }).result,
    ).toBe('deny');
  });

  it('treat an error while deciding as no answer', () => {
    const fault = "person.purposes[7] == 'x'";
    const rule = {
      id: 'r',
      permissions: ['catalog.entity.read'],
      message: 'No.',
    };
    const allow = compile(
      accessPolicy('p', [{ ...rule, effect: 'allow', when: `!(${fault})` }]),
    );
    expect(ask(allow, {}).result).toBe('deny');
    const deny = compile(
      allowAll,
      accessPolicy('p', [{ ...rule, effect: 'deny', when: fault }]),
    );
    expect(ask(deny, {}).result).toBe('deny');
    const beside = compile(
      accessPolicy('p', [
        {
          ...rule,
          effect: 'allow',
          when: `${fault} || resource.kind == 'api'`,
        },
      ]),
    );
    expect(ask(beside, {})).toEqual({
      result: 'conditional',
      condition: { attribute: 'kind', values: ['api'] },
    });
  });

  it.each([
    ['draft', 'allow'],
    ['retired', 'allow'],
    ['enabled', 'deny'],
    ['grace\n  graceUntil: 2026-07-01', 'allow'],
    ['grace\n  graceUntil: 2026-05-01', 'deny'],
    ['enabld', 'deny'],
  ])('in the state %p %s', (lifecycle, result) => {
    const text = accessPolicy('p', [
      { id: 'r', effect: 'deny', permissions: ['*'], message: 'No.' },
    ]);
    const policies = compile(
      allowAll,
      text.replace('lifecycle: enabled', `lifecycle: ${lifecycle}`),
    );
    expect(ask(policies, {}).result).toBe(result);
  });

  it('say what people are by membership, ownership and assignment', () => {
    const [policy] = readPolicies(
      accessPolicy('people', [], '', [
        { id: 'a', groups: ['*'], clearance: 'internal' },
        {
          id: 'b',
          groups: ['group:default/Stewards'],
          roles: ['steward'],
          clearance: 'restricted',
          purposes: ['audit'],
        },
        { id: 'c', users: ['user:default/ada'], roles: ['product-owner'] },
      ]),
    ).policies;
    const policies = AccessPolicies.compile([policy], {
      now: NOW,
      domains: [
        { ref: 'domain:default/sales', owners: ['group:default/sales'] },
        {
          ref: 'domain:default/shops',
          parent: 'domain:default/sales',
          owners: [],
        },
      ],
    });
    expect(
      profileOf(policies, {
        ref: 'user:default/ada',
        groups: ['group:default/sales'],
        products: [
          { owner: 'group:default/sales', domains: ['domain:default/web'] },
        ],
      }),
    ).toMatchObject({
      roles: ['consumer', 'domain-owner', 'product-developer', 'product-owner'],
      ownedDomains: ['domain:default/sales', 'domain:default/shops'],
      domains: [
        'domain:default/sales',
        'domain:default/shops',
        'domain:default/web',
      ],
      clearance: 'internal',
      clears: ['public', 'internal'],
    });
    expect(
      profileOf(policies, {
        ref: 'user:default/x',
        groups: ['group:default/stewards'],
        products: [],
      }),
    ).toMatchObject({
      roles: ['consumer', 'steward'],
      clearance: 'restricted',
      purposes: ['audit'],
    });
    expect(
      profileOf(policies, {
        ref: 'user:default/guest',
        groups: [],
        products: [],
      }),
    ).toMatchObject({ roles: [], clearance: 'none', clears: [] });
  });

  it('have the default of the library, which passes its examples', () => {
    const [{ policy }] = libraryPolicies().filter(
      ({ topic }) => topic === 'access',
    );
    expect(testAccess(policy).filter(({ ok }) => !ok)).toEqual([]);
    const broken = AccessPolicies.compile([policy], { now: NOW }).broken;
    expect(broken).toEqual([]);
  });

  it('say when an example comes out otherwise', () => {
    const [policy] = readPolicies(
      `${accessPolicy('p', [
        { id: 'r', effect: 'deny', permissions: ['x'], message: 'No.' },
      ])}    examples:
      - { name: one, person: {}, permission: x, expect: allow }
      - { name: two, person: {}, permission: 'y', expect: allow }
`,
    ).policies;
    expect(testAccess(policy)).toEqual([
      {
        index: 0,
        example: 'one',
        ok: false,
        message: 'It should allow, and did not: deny No.',
      },
      { index: 1, example: 'two', ok: true, message: '' },
    ]);
  });
});
