// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { blueprintText } from '../__testUtils__/blueprints';
import { checkRules } from '../check';
import { blueprintJsonSchema } from './jsonSchema';
import { readBlueprint } from './read';
import { fieldRows } from './reference';
import { fieldWords } from './words';

const ROOT = join(__dirname, '../../../..');
const EXAMPLES = join(ROOT, 'examples/blueprints');
const page = (name: string) =>
  readFileSync(join(ROOT, 'docs/reference', name), 'utf8').replace(/ +/g, ' ');

const validate = new Ajv({ allErrors: true }).compile(blueprintJsonSchema());
const allows = (text: string) => validate(parse(text));
const reads = (text: string) =>
  !readBlueprint(text).findings.some(({ severity }) => severity === 'error');

describe('the JSON Schema of blueprints', () => {
  it('is the one that is shipped: run scripts/reference.cjs', () => {
    const shipped = readFileSync(
      join(__dirname, '../../blueprint.schema.json'),
      'utf8',
    );
    expect(JSON.parse(shipped)).toEqual(blueprintJsonSchema());
  });

  it('allows every example', () => {
    for (const name of readdirSync(EXAMPLES).filter(file =>
      file.endsWith('.yaml'),
    )) {
      allows(readFileSync(join(EXAMPLES, name), 'utf8'));
      expect(validate.errors).toBeNull();
    }
  });

  it.each([
    '',
    'colour: blue',
    'host: githib',
    'environments: []',
    'environments: [{ name: dev }]',
    'environments: [{ name: Dev }]',
    'environments: [{ name: dev, region: { aws: eu-central-1 } }]',
    'environments: [{ name: dev, region: {} }]',
    'environments: [{ name: dev, disasterRecovery: maybe }]',
    'environments: [{ name: dev, disasterRecovery: { recoveryPointHours: 0 } }]',
    'budget: { monthly: -1 }',
    'budget: { alertAt: [50, 50] }',
    'budget: { alertAt: [0.5] }',
    'tags: { aws-x: y }',
    'tags: { team: y }',
    'services: { processing: true }',
    'access: [{ group: "a b", role: reader }]',
    'access: [{ group: "${x}", role: reader }]',
  ])('agrees with the reader on %j', extra => {
    const text = blueprintText(extra);
    expect(allows(text)).toBe(reads(text));
  });
});

describe('the reference', () => {
  it('has each field of a blueprint: run scripts/reference.cjs', () => {
    const text = page('blueprint.md');
    for (const row of fieldRows()) {
      expect(text).toContain(
        `| ${row.join(' | ').replace(/ +/g, ' ')}`.trimEnd(),
      );
    }
    expect(fieldRows().map(([path]) => path.replace(/`/g, ''))).toEqual(
      expect.arrayContaining(Object.keys(fieldWords)),
    );
  });

  it('has each rule of the check: run scripts/reference.cjs', () => {
    const text = page('infrastructure-rules.md');
    for (const { id, severity, title, reason } of checkRules) {
      expect(text).toContain(
        `| \`${id}\` | ${severity} | ${title} | ${reason} |`,
      );
    }
  });
});
