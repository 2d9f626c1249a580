// SPDX-License-Identifier: Apache-2.0
import { editDescriptor, readDescriptor } from '@meshwright/contracts';
import fc from 'fast-check';
import { contractText, productText } from '../__testUtils__/descriptors';
import { estate, policiesOf } from '../__testUtils__/estate';
import { maskingPolicy, policyText } from '../__testUtils__/policies';
import type { Subject } from '../estate';
import { evaluate } from './evaluate';
import { policySet } from './policySet';
import type { EvaluationContext } from './types';

const context: EvaluationContext = { now: '2026-11-22T10:00:00Z' };

const ask = (
  text: string,
  subject: Subject,
  more: Partial<EvaluationContext> = {},
) => evaluate(policySet(policiesOf(text)), subject, { ...context, ...more });

describe('evaluate', () => {
  const [contract, product] = estate(
    productText({ owner: 'a', status: 'active' }),
    contractText({ personal: ['mail', 'phone'] }),
  );

  it('gives a verdict with everything in it', () => {
    expect(product.kind).toBe('product');
    expect(ask(policyText({ check: 'product.owner == "b"' }), product)).toEqual(
      [
        {
          policy: 'product-owner',
          rule: 'has-owner',
          subject: 'dataproduct:default/orders',
          outcome: 'fail',
          severity: 'error',
          message: 'orders has no owner',
          evidence: [{ path: '0.yaml#/team' }],
          fix: { description: 'Name the team' },
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          policyVersion: '1.2.0',
        },
      ],
    );
  });

  it('puts lists and maps into a message as people read them', () => {
    const text = policyText({
      check: 'false',
      message: "${product.outputPorts} and ${{'a': 1}}",
    });
    expect(ask(text, product)[0].message).toBe('orders and {"a":1}');
  });

  it('comes to an end where each of many items costs much', () => {
    const ten = '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]';
    const often = ['a', 'b', 'c', 'd'].reduce(
      (inner, name) => `${ten}.all(${name}, ${inner})`,
      'item.name == "x"',
    );
    const columns = Array.from({ length: 5_000 }, () => ({
      ...contract.facts.contract!.columns[0],
      name: 'x',
    }));
    const large: Subject = {
      ...contract,
      facts: { contract: { ...contract.facts.contract!, columns } },
    };
    const costly = (check: string) =>
      maskingPolicy
        .replace('contract.columns.filter(c, c.personal)', 'contract.columns')
        .replace("item.masking != ''", JSON.stringify(check));
    expect(ask(costly("item.name == 'x'"), large)).toMatchObject([
      { outcome: 'pass' },
    ]);
    const [verdict] = ask(costly(often), large);
    expect(verdict.outcome).toBe('error');
    expect(verdict.message).toContain('more than 20000000 steps');
  });

  it('names each failing item, and mends it', () => {
    const lineOf = (path: string) => (path.endsWith('/1') ? 17 : undefined);
    const [verdict] = ask(maskingPolicy, contract, { lineOf });
    expect(verdict).toMatchObject({
      subject: 'api:default/orders-v1',
      outcome: 'fail',
      message: 'orders.mail is not masked; orders.phone is not masked',
      evidence: [
        { path: '1.yaml#/schema/0/properties/1', line: 17 },
        { path: '1.yaml#/schema/0/properties/2' },
      ],
      fix: {
        description:
          'Classify mail as restricted; Classify phone as restricted',
      },
    });
    const mended = editDescriptor(
      contractText({ personal: ['mail', 'phone'] }),
      verdict.fix!.patch!.map(({ edit }) => edit),
    );
    expect(
      readDescriptor(mended).contract?.schema[0].properties.map(
        ({ classification }) => classification,
      ),
    ).toEqual([undefined, 'restricted', 'restricted']);
  });

  it('says only how many more there are', () => {
    const [many] = estate(
      contractText({ personal: Array.from({ length: 80 }, (_, i) => `c${i}`) }),
    );
    const [verdict] = ask(maskingPolicy, many);
    expect(verdict.message).toMatch(/\(and 77 more\)$/);
    expect(verdict.evidence).toHaveLength(50);
    expect(verdict.fix?.patch).toHaveLength(80);
  });

  it('passes', () => {
    const [clean] = estate(contractText());
    expect(ask(maskingPolicy, clean)).toMatchObject([
      {
        outcome: 'pass',
        message: 'Personal columns are masked: there is nothing to check.',
      },
    ]);
  });

  it.each([
    [
      'does not bind',
      policyText().replace("'active'", "'draft'"),
      "The policy binds only where product.status == 'draft'.",
    ],
    [
      'reads what nobody knows',
      policyText({ check: 'quality.passRate > 90' }),
      'Nothing is known yet of: quality.',
    ],
  ])('does not apply where it %s', (_, text, message) => {
    expect(ask(text, product)).toMatchObject([
      { outcome: 'not-applicable', message, evidence: [] },
    ]);
  });

  it.each([
    ['a rule', policyText({ check: 'double(product.owner) > 1.0' })],
    [
      'whether it binds',
      policyText().replace(
        "product.status == 'active'",
        'double(product.owner) > 1.0',
      ),
    ],
    ['a list', policyText({ check: "product.contracts[9].name == ''" })],
    [
      'a rule that costs too much',
      policyText({
        check: `[1].map(x, 'aaaaaaaaaa')${'.map(x, x + x)'.repeat(20)} != ['']`,
      }),
    ],
  ])('says that %s could not be decided', (_, text) => {
    expect(ask(text, product)).toMatchObject([
      {
        outcome: 'error',
        message: expect.stringContaining('could not be decided'),
        evidence: [{ path: '0.yaml' }],
      },
    ]);
  });

  it('does not ask about other kinds, domains, environments and points', () => {
    const finance = policyText({ spec: '\n  domain: finance' });
    expect(ask(policyText(), contract)).toEqual([]);
    expect(ask(finance, product)).toEqual([]);
    expect(
      ask(finance, product, { parentDomains: { sales: 'finance' } }),
    ).toHaveLength(1);
    const prod = policyText({
      spec: '\n  environments: [prod]\n  enforcement: [ci]',
    });
    expect(ask(prod, product, { environment: 'dev' })).toEqual([]);
    expect(ask(prod, product, { environment: 'prod' })).toHaveLength(1);
    expect(ask(prod, product, { point: 'catalog' })).toEqual([]);
    expect(ask(prod, product, { point: 'ci' })).toHaveLength(1);
  });

  it('asks drafts only when told to, and retired policies never', () => {
    const draft = policyText({ lifecycle: 'draft' });
    expect(ask(draft, product)).toEqual([]);
    expect(ask(draft, product, { drafts: true })).toHaveLength(1);
    expect(
      ask(policyText({ lifecycle: 'retired' }), product, { drafts: true }),
    ).toEqual([]);
  });

  it('only warns in grace, up to and with the last day', () => {
    const text = policyText({
      lifecycle: 'grace',
      check: 'false',
      spec: '\n  graceUntil: 2026-11-30',
    });
    const severity = (now: string) => ask(text, product, { now })[0].severity;
    expect(severity('2026-11-30T23:59:59Z')).toBe('warning');
    expect(severity('2026-12-01T00:00:00Z')).toBe('error');
    expect(ask(text, product)[0].graceUntil).toBe('2026-11-30');
    expect(ask(text, product, { now: '2026-12-01T00:00:00Z' })[0]).toEqual(
      expect.not.objectContaining({ graceUntil: expect.anything() }),
    );
  });

  describe('with a waiver', () => {
    const waiver = {
      product: 'orders',
      policy: 'product-owner',
      rule: 'has-owner',
      reason: 'The team is being formed',
      approver: 'miriam.katz',
      until: '2026-11-30',
    };
    const failing = policyText({ check: 'false' });
    const outcome = (given: object, now = context.now, text = failing) => {
      const [{ outcome: found, message }] = ask(text, product, {
        now,
        waivers: [{ ...waiver, ...given }],
      });
      return [found, message];
    };

    it('is let off, and says so', () => {
      expect(outcome({})).toEqual([
        'waived',
        'Waived until 2026-11-30 by miriam.katz (The team is being formed): orders has no owner',
      ]);
      expect(outcome({ product: 'dataproduct:default/orders' })[0]).toBe(
        'waived',
      );
    });

    it('fails again after the last day', () => {
      expect(outcome({}, '2026-11-30T23:00:00Z')[0]).toBe('waived');
      expect(outcome({}, '2026-12-01T00:00:00Z')).toEqual([
        'fail',
        'orders has no owner (A waiver ended on 2026-11-30.)',
      ]);
    });

    it('fails before the first day, and for other products and rules', () => {
      expect(outcome({ from: '2026-11-23' })[0]).toBe('fail');
      expect(outcome({ product: 'payments' })[0]).toBe('fail');
      expect(outcome({ rule: 'other' })[0]).toBe('fail');
      expect(outcome({ policy: 'other' })[0]).toBe('fail');
    });

    it('does not count where nobody can be let off', () => {
      const strict = failing.replace(
        'at: /team',
        'at: /team\n      waivable: false',
      );
      expect(outcome({}, context.now, strict)).toEqual([
        'fail',
        expect.stringContaining('nobody can be let off'),
      ]);
    });

    it('covers the contracts of the product', () => {
      const [verdict] = ask(maskingPolicy, contract, {
        waivers: [{ ...waiver, policy: 'masking', rule: 'masked' }],
      });
      expect(verdict.outcome).toBe('waived');
    });
  });

  it('gives the same id wherever and whenever it is asked', () => {
    const set = policySet(policiesOf(policyText()));
    const again = policySet(policiesOf(policyText({ check: 'false' })));
    const [first] = evaluate(set, product, context);
    const [second] = evaluate(
      again,
      { ...product, path: 'elsewhere' },
      {
        now: '2027-01-01T00:00:00Z',
      },
    );
    expect(second.outcome).not.toBe(first.outcome);
    expect(second.id).toBe(first.id);
    const [other] = evaluate(set, product, { ...context, environment: 'prod' });
    expect(other.id).not.toBe(first.id);
  });

  it('does not depend on the order of policies', () => {
    const texts = ['a', 'b', 'c', 'd'].map(name => policyText({ name }));
    const expected = evaluate(
      policySet(texts.flatMap(policiesOf)),
      product,
      context,
    );
    expect(expected).toHaveLength(4);
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: 4 }), shuffled => {
        expect(
          evaluate(policySet(shuffled.flatMap(policiesOf)), product, context),
        ).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('refuses a moment that is none', () => {
    expect(() => ask(policyText(), product, { now: 'soon' })).toThrow(
      RangeError,
    );
  });
});
