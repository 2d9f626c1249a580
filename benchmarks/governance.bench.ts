// SPDX-License-Identifier: Apache-2.0
import { celEnv, celMap, parse, plan } from '@bufbuild/cel';
import {
  type PolicySet,
  type Subject,
  GovernanceState,
  evaluate,
  policySet,
} from '@meshwright/governance';
import { variant, type Benchmark } from './lib/benchmark';
import { somePolicies, someSubjects } from './lib/policyEstate';

const POLICIES = 100;
const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 10_000);
const context = { now: '2026-01-01T00:00:00Z' };

interface Prepared {
  set: PolicySet;
  subjects: Subject[];
}

const prepare = (): Prepared => ({
  set: policySet(somePolicies(POLICIES)),
  // Facts are made anew for each run: an evaluator keeps what it made of them.
  subjects: someSubjects(PRODUCTS),
});

/** Integers as the language has them, which are `bigint` in JavaScript. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) {
    return BigInt(value);
  }
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).map(([key, member]) => [key, celValue(member)]),
    );
  }
  return value;
}

/** What a user would write on an evaluator of the language: the same expressions, planned once, and no verdict. */
function plainEvaluator() {
  const env = celEnv();
  const plans = somePolicies(POLICIES).map(({ target, rules }) => ({
    when: plan(env, parse(target.when ?? 'true')),
    check: plan(env, parse(rules[0].check)),
  }));
  return { plans, subjects: someSubjects(PRODUCTS) };
}

const changed = ({ subjects }: Prepared): Subject => {
  const [subject] = subjects.filter(({ facts }) => facts.product?.owner);
  return {
    ...subject,
    owner: '',
    facts: {
      ...subject.facts,
      product: { ...subject.facts.product!, owner: '' },
    },
  };
};

export const benchmarks: Benchmark[] = [
  {
    name: 'policies over an estate',
    what: `${POLICIES} policies over ${PRODUCTS} products from scratch: verdicts with messages and evidence`,
    runs: 3,
    variants: [
      variant({
        name: 'meshwright: verdicts',
        setup: prepare,
        run: ({ set, subjects }) =>
          subjects.forEach(subject => void evaluate(set, subject, context)),
      }),
      variant({
        name: '@bufbuild/cel: true or false only',
        setup: plainEvaluator,
        run({ plans, subjects }) {
          for (const { facts } of subjects) {
            const given = {
              product: celMap(celValue(facts.product) as Map<string, never>),
            };
            for (const { when, check } of plans) {
              if (when(given) === true) check(given);
            }
          }
        },
      }),
    ],
  },
  {
    name: 'policies after one change',
    what: `${POLICIES} policies over ${PRODUCTS} products after the owner of one of them changed`,
    variants: [
      variant({
        name: 'meshwright: what reads the owner, once there and once back',
        setup() {
          const prepared = prepare();
          const state = new GovernanceState(prepared.set, context);
          prepared.subjects.forEach(subject => state.put(subject));
          const after = changed(prepared);
          const before = prepared.subjects.find(
            ({ ref }) => ref === after.ref,
          )!;
          return { state, before, after };
        },
        run({ state, before, after }) {
          state.put(after);
          state.put(before);
        },
      }),
      variant({
        name: 'all again',
        setup: prepare,
        run: ({ set, subjects }) =>
          subjects.forEach(subject => void evaluate(set, subject, context)),
      }),
    ],
  },
];
