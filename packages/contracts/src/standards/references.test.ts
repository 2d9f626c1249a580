// SPDX-License-Identifier: Apache-2.0
import { parseReference } from './references';

it.each([
  ['#/a/b', { kind: 'internal', steps: ['a', 'b'] }],
  ['#', { kind: 'internal', steps: [] }],
  ['#/', { kind: 'internal', steps: [''] }],
  ['#/a~1b/c~0d/%41', { kind: 'internal', steps: ['a/b', 'c~d', 'A'] }],
  ['#/~01/%7E1', { kind: 'internal', steps: ['~1', '/'] }],
  ['#/50%', { kind: 'internal', steps: ['50%'] }],
  ['#a/b', { kind: 'internal', steps: ['a', 'b'], proper: '#/a/b' }],
  ['a.json#/b', { kind: 'external', target: 'a.json#/b' }],
  ['https://example.com', { kind: 'external', target: 'https://example.com' }],
  ['', { kind: 'external', target: '' }],
])('parseReference(%j)', (text, reference) => {
  expect(parseReference(text)).toEqual(reference);
});
