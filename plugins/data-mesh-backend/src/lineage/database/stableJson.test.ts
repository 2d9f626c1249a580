// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { stableJson } from './stableJson';

it('says what JSON says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(stableJson(value))).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }),
  );
});

it('is the same in whatever order members come', () => {
  const nested = (names: string[]) =>
    Object.fromEntries(
      names.map(name => [
        name,
        Object.fromEntries(names.map(n => [n, 'é"\n'])),
      ]),
    );
  expect(stableJson(nested(['b', '2', 'a', '10']))).toBe(
    stableJson(nested(['10', 'a', '2', 'b'])),
  );
});

it('refuses an abyss', () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 201; depth++) value = [value];
  expect(() => stableJson(value)).toThrow('nests deeper than 200');
});
