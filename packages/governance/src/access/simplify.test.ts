// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { anyOf, matchesCondition } from './condition';
import type { AccessCondition } from './model';

const has = (attribute: string, ...values: string[]): AccessCondition => ({
  attribute,
  values,
});
const stated = (attribute: string): AccessCondition => ({ attribute });
const not = (condition: AccessCondition): AccessCondition => ({
  not: condition,
});

describe('alternatives', () => {
  it('asks once for all values of an attribute', () => {
    expect(
      anyOf([has('type', 'a'), has('kind', 'x'), has('type', 'b', 'a')]),
    ).toEqual({ anyOf: [has('type', 'a', 'b'), has('kind', 'x')] });
  });

  it('leaves out what a wider one allows already', () => {
    expect(
      anyOf([
        { allOf: [has('type', 'a'), has('kind', 'x')] },
        has('type', 'a', 'b'),
      ]),
    ).toEqual(has('type', 'a', 'b'));
  });

  it('leaves out one whose own alternatives are all covered', () => {
    const open = { anyOf: [has('type', ''), not(stated('type'))] };
    expect(
      anyOf([
        { allOf: [open, not(has('kind', 'x'))] },
        has('type', '', 'a'),
        not(stated('type')),
      ]),
    ).toEqual({ anyOf: [has('type', '', 'a'), not(stated('type'))] });
  });

  it('keeps one of two that say the same', () => {
    expect(anyOf([not(has('type', 'a')), not(has('type', 'a'))])).toEqual(
      not(has('type', 'a')),
    );
  });

  it('does not take a value for presence: a text that nobody states is empty', () => {
    expect(anyOf([has('type', ''), stated('type')])).toEqual({
      anyOf: [has('type', ''), stated('type')],
    });
  });

  const leaf = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('kind', 'type'),
        fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 1, maxLength: 2 }),
      )
      .map(([attribute, values]) => has(attribute, ...values)),
    fc.constantFrom('kind', 'type').map(stated),
  );
  const condition: fc.Arbitrary<AccessCondition> = fc.letrec<{
    tree: AccessCondition;
  }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      leaf,
      tie('tree').map(not),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 3 })
        .map(parts => ({ allOf: parts })),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 3 })
        .map(parts => ({ anyOf: parts })),
    ),
  })).tree;
  const facts = fc.record(
    {
      kind: fc.constantFrom('', 'a', 'b', 'c'),
      type: fc.constantFrom('', 'a', 'b', 'c'),
    },
    { requiredKeys: [] },
  );

  it('mean the same when they are simplified', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 5 }),
        facts,
        (parts, resource) => {
          expect(matchesCondition(anyOf(parts), resource)).toBe(
            parts.some(part => matchesCondition(part, resource)),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
