// SPDX-License-Identifier: Apache-2.0
import Ajv2020 from 'ajv/dist/2020';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { policyText } from '../__testUtils__/policies';
import { libraryPolicies } from '../library';
import { policyJsonSchema } from './jsonSchema';
import { readPolicies } from './read';

const validate = new Ajv2020({ strict: false }).compile(policyJsonSchema);
const file = resolve(__dirname, '../../schema/governance-policy.schema.json');

describe('the JSON Schema of policies', () => {
  it('is in the file that editors load; UPDATE_REFERENCE=1 writes it anew', () => {
    if (process.env.UPDATE_REFERENCE) {
      writeFileSync(file, `${JSON.stringify(policyJsonSchema, null, 2)}\n`);
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(policyJsonSchema)),
    );
  });

  it('takes every policy of the library', () => {
    const refused = libraryPolicies().filter(
      ({ text }) => !validate(parse(text)),
    );
    expect(refused.map(({ policy }) => policy.name)).toEqual([]);
  });

  it.each([
    ['an unknown field', policyText({ spec: '\n  colour: red' })],
    ['a lifecycle that is none', policyText({ lifecycle: 'on' })],
    ['no rules', policyText().replace('  rules:', '  ruls:')],
    ['a severity that is none', policyText({ spec: '\n  severity: fatal' })],
    ['a kind that is none', policyText().replace('[product]', '[table]')],
    [
      'an example without facts',
      policyText().replace(/facts:\n\s+product/, 'fact:\n        product'),
    ],
    ['a day that is none', policyText({ spec: '\n  graceUntil: soon' })],
  ])('refuses %s, as the reader does', (_, text) => {
    expect(validate(parse(text))).toBe(false);
    expect(readPolicies(text).sound).toEqual([]);
  });
});
