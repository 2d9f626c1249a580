// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { readPolicies } from '../policy';
import { adopt } from '../cel/adopt';
import { compileExpression } from '../cel/expression';
import type { DataMap } from '../cel/values';
import { accessPolicy } from './__testUtils__/accessPolicy';
import { AccessPolicies } from './AccessPolicies';
import { matchesCondition } from './condition';
import { compilePartial } from './partial';
import { personFacts } from './profile';
import { accessScope } from './scope';

const WORDS = ['', 'a', 'b', 'c'];
const word = fc.constantFrom(...WORDS);
const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const literal = word.map(text => `'${text}'`);
const literals = fc
  .uniqueArray(word, { maxLength: 3 })
  .map(list => `[${list.map(text => `'${text}'`).join(', ')}]`);
const knownText = fc.oneof(
  literal,
  fc.constantFrom('person.ref', 'person.purposes[0]'),
);
const knownList = fc.oneof(
  literals,
  fc.constantFrom('person.roles', 'person.clears', 'person.purposes'),
);
const scalar = fc.constantFrom(
  'resource.kind',
  'resource.classification',
  "resource.labels['x']",
  'resource.labels.y',
);
const list = fc.constantFrom('resource.tags', 'resource.owners');

const known = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    "person.ref == 'a'",
    "person.purposes[1] == 'b'",
  ),
  fc.tuple(literal, knownList).map(([text, texts]) => `${text} in ${texts}`),
);
const open = fc.oneof(
  fc
    .tuple(scalar, fc.constantFrom('==', '!='), knownText)
    .map(parts => parts.join(' ')),
  fc
    .tuple(knownText, fc.constantFrom('==', '!='), scalar)
    .map(parts => parts.join(' ')),
  fc.tuple(scalar, knownList).map(([of, texts]) => `${of} in ${texts}`),
  fc.tuple(knownText, list).map(([text, of]) => `${text} in ${of}`),
  fc.tuple(list, knownList).map(([of, texts]) => `${of}.containsAny(${texts})`),
  fc.tuple(list, knownList).map(([of, texts]) => `${of}.containsAll(${texts})`),
  fc.tuple(knownList, list).map(([texts, of]) => `${texts}.containsAny(${of})`),
  fc.constantFrom("'x' in resource.labels", 'has(resource.labels.y)'),
);
const { expression } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    known,
    open,
    tie('expression').map(inner => `!(${inner})`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]) => `(${a} && ${b})`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]) => `(${a} || ${b})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
  ),
}));

const person = fc
  .record({ ref: word, roles: words, clears: words, purposes: words })
  .map(personFacts);
const resource = fc.record({
  kind: word,
  classification: word,
  tags: words,
  owners: words,
  labels: fc.dictionary(fc.constantFrom('x', 'y'), word),
});

/** The same expression with everything known, by the plain evaluator of the language. */
function evaluated(source: string, roots: object): unknown {
  const result = compileExpression(source, accessScope).evaluate(
    adopt(roots) as DataMap,
  );
  return 'error' in result ? 'error' : result.value;
}

describe('expressions of access rules', () => {
  it('come to the same with conditions as with everything known', () => {
    fc.assert(
      fc.property(expression, person, resource, (source, who, what) => {
        const roots = adopt({ person: who }) as DataMap;
        const { yes, no } = compilePartial(source).evaluate(roots);
        const all = evaluated(source, { person: who, resource: what });
        expect(matchesCondition(yes, what)).toBe(all === true);
        expect(matchesCondition(no, what)).toBe(all === false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('decide with conditions as with the resource known, for whole policies', () => {
    const rule = fc.record({
      effect: fc.constantFrom('allow', 'deny'),
      when: expression,
    });
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 4 }),
        person,
        resource,
        (rules, who, what) => {
          const { policies } = readPolicies(
            accessPolicy(
              'p',
              rules.map((one, index) => ({
                ...one,
                id: `r${index}`,
                permissions: ['x'],
                resources: ['catalog-entity'],
              })),
            ),
          );
          const compiled = AccessPolicies.compile(policies, {
            now: new Date(0),
          });
          const permission = { name: 'x', resourceType: 'catalog-entity' };
          const prepared = compiled.prepare(who);
          const decision = compiled.decide(prepared, permission);
          const results = rules.map(({ effect, when }) => ({
            effect,
            value: evaluated(when, { person: who, resource: what }),
          }));
          const allowed =
            results.some(
              ({ effect, value }) => effect === 'allow' && value === true,
            ) &&
            results.every(
              ({ effect, value }) => effect === 'allow' || value === false,
            );
          const decided =
            decision.result === 'conditional'
              ? matchesCondition(decision.condition, what)
              : decision.result === 'allow';
          expect(decided).toBe(allowed);
          expect(compiled.explain(prepared, permission, what).result).toBe(
            allowed ? 'allow' : 'deny',
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['resource.kind == resource.name', 'becomes a condition'],
    ['size(resource.tags) > 1', 'becomes a condition'],
    ['resource.tags.exists(t, t == person.ref)', 'containsAny'],
    ["resource.tags == ['a']", 'becomes a condition'],
    ["resource.labels == 'a'", 'becomes a condition'],
    ["resource.klass == 'a'", "no field 'klass'"],
    ["persn.ref == 'a'", "Did you mean 'person'?"],
    ['resource', 'becomes a condition'],
  ])('refuse %p when it is written', (source, message) => {
    expect(() => compilePartial(source)).toThrow(message);
  });
});
