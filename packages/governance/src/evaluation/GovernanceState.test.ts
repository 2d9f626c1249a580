// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { contractText, productText } from '../__testUtils__/descriptors';
import { estate, policiesOf } from '../__testUtils__/estate';
import { maskingPolicy, policyText } from '../__testUtils__/policies';
import { evaluate } from './evaluate';
import { GovernanceState } from './GovernanceState';
import { policySet } from './policySet';
import type { EvaluationContext, Verdict } from './types';

const context: EvaluationContext = { now: '2026-11-22T10:00:00Z' };

describe('GovernanceState', () => {
  const text = [
    policyText(),
    policyText({ name: 'quality', check: 'quality.checks.size() > 0' }),
    maskingPolicy,
  ].join('---\n');
  const set = policySet(policiesOf(text));
  const subjects = () =>
    estate(
      productText({ owner: 'a', status: 'active' }),
      contractText({ personal: ['mail'] }),
    );
  const filled = () => {
    const state = new GovernanceState(set, context);
    subjects().forEach(subject => state.put(subject));
    return state;
  };
  const asked = (all: Iterable<Verdict>) =>
    [...all].map(({ policy, outcome }) => [policy, outcome]);

  it('holds what evaluate gives', () => {
    const state = filled();
    const expected = subjects().flatMap(subject =>
      evaluate(set, subject, context),
    );
    expect([...state.verdicts()]).toEqual(expected);
    expect(state.size).toBe(2);
  });

  it('asks only what reads what changed', () => {
    const state = filled();
    const [, product] = subjects();
    const before = state.verdictsOf(product.ref);
    expect(state.put(product)).toEqual([]);
    const changes = state.put({
      ...product,
      facts: {
        ...product.facts,
        quality: { checks: [], lastRun: '', passRate: null },
      },
    });
    expect(changes).toMatchObject([
      {
        before: { outcome: 'not-applicable' },
        after: { policy: 'quality', outcome: 'fail' },
      },
    ]);
    const after = state.verdictsOf(product.ref);
    const kept = (list: Verdict[]) =>
      list.find(({ policy }) => policy === 'product-owner');
    expect(kept(after)).toBe(kept(before));
  });

  it('says what came and went', () => {
    const state = filled();
    const [contract] = subjects();
    expect(state.remove(contract.ref)).toMatchObject([
      { before: { policy: 'masking' } },
    ]);
    expect(state.remove(contract.ref)).toEqual([]);
    expect(state.put(contract)).toMatchObject([
      { after: { policy: 'masking' } },
    ]);
  });

  it('asks only the policies that are others now', () => {
    const state = filled();
    const changes = state.setPolicies(
      policySet(
        policiesOf(
          [
            policyText({ check: 'false' }),
            policyText({ name: 'quality', check: 'quality.checks.size() > 0' }),
          ].join('---\n'),
        ),
      ),
    );
    expect(
      changes.map(({ before, after }) => [
        before?.policy,
        before?.outcome,
        after?.outcome,
      ]),
    ).toEqual([
      ['masking', 'fail', undefined],
      ['product-owner', 'pass', 'fail'],
    ]);
  });

  it('lets a waiver take and lose effect', () => {
    const state = filled();
    const waivers = [
      {
        product: 'orders',
        policy: 'masking',
        rule: 'masked',
        reason: 'r',
        approver: 'a',
        until: '2026-12-01',
      },
    ];
    expect(state.setContext({ ...context, waivers })).toMatchObject([
      { before: { outcome: 'fail' }, after: { outcome: 'waived' } },
    ]);
    expect(
      state.setContext({ ...context, now: '2026-12-02T00:00:00Z', waivers }),
    ).toMatchObject([{ after: { outcome: 'fail' } }]);
    expect(asked(state.verdicts())).toHaveLength(3);
  });

  it('comes to what a fresh evaluation gives, whatever happens', () => {
    const owners = fc.constantFrom('', 'a', 'b');
    const statuses = fc.constantFrom('active', 'draft');
    const steps = fc.array(
      fc.record({
        owner: owners,
        status: statuses,
        personal: fc.subarray(['mail', 'phone']),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(steps, list => {
        const state = filled();
        let last = subjects();
        for (const step of list) {
          last = estate(productText(step), contractText(step));
          last.forEach(subject => state.put(subject));
        }
        for (const subject of last) {
          expect(state.verdictsOf(subject.ref)).toEqual(
            evaluate(set, subject, context),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});
