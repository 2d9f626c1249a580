// SPDX-License-Identifier: Apache-2.0
import { type Vector, vectorsOf } from '../__testUtils__/conformance';
import { Budget } from './budget';
import { compileExpression, type Evaluated } from './expression';
import { equal, typeName } from './values';

/** What of a suite we do not offer, and why. */
const LEFT_OUT: Array<[RegExp, string]> = [
  [
    /TestAllTypes|google\.protobuf\.(?!Timestamp|Duration)|cel\.expr/,
    'messages of protobuf: policies see plain data only',
  ],
  [/\.`/, 'the grammar of the library has no quoted fields: write map["a-b"]'],
  [
    /^(x|f_unknown\(17\)|a\.\w+\(\)) \|\| true$/,
    'an unknown name is refused when the expression is written, as a checker does',
  ],
  [/\.format\(|strings\.quote|\.reverse\(/, 'texts are put together with +'],
];

const SUITES = [
  'basic',
  'bindings_ext',
  'comparisons',
  'conversions',
  'fields',
  'fp_math',
  'integer_math',
  'lists',
  'logic',
  'macros',
  'parse',
  'plumbing',
  'string',
  'string_ext',
  'timestamps',
];

function offered({ expr, container, bindings }: Vector): boolean {
  // Names of variables and functions have no dots here, so there are no containers.
  if (container || Object.keys(bindings).some(name => name.includes('.'))) {
    return false;
  }
  return !LEFT_OUT.some(([pattern]) => pattern.test(expr));
}

function evaluate({ expr, bindings }: Vector): Evaluated {
  const scope = Object.fromEntries(
    Object.keys(bindings).map(name => [name, 'any' as const]),
  );
  try {
    return compileExpression(expr, scope).evaluate(bindings);
  } catch (error) {
    return { error: String(error) };
  }
}

function verdict(vector: Vector): string {
  const result = evaluate(vector);
  if (vector.value === undefined) {
    return 'error' in result ? 'as specified' : 'no error';
  }
  if ('error' in result) return result.error;
  const { value } = result;
  const bothNaN = Number.isNaN(value) && Number.isNaN(vector.value);
  const same =
    typeName(value) === typeName(vector.value) &&
    (bothNaN || equal(value, vector.value, new Budget()));
  return same ? 'as specified' : `another value: ${String(value)}`;
}

describe('the vectors of the CEL specification', () => {
  it.each(SUITES)('%s', suite => {
    const vectors = vectorsOf(suite).filter(offered);
    expect(vectors.length).toBeGreaterThan(2);
    const wrong = vectors
      .map(vector => ({
        name: `${vector.suite}/${vector.name}`,
        expr: vector.expr,
        verdict: verdict(vector),
      }))
      .filter(result => result.verdict !== 'as specified');
    expect(wrong).toEqual([]);
  });
});
