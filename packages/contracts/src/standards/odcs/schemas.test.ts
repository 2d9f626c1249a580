// SPDX-License-Identifier: Apache-2.0
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import Ajv2019 from 'ajv/dist/2019';
import { parse } from 'yaml';
import { mutations } from '../../__testUtils__/mutate';
import {
  contract222,
  contract302,
  contract31,
} from '../../__testUtils__/odcsContracts';
import {
  describeWithRealFiles,
  officialSchema,
  realFile,
  realFilesBelow,
} from '../../__testUtils__/realFiles';
import type { Finding } from '../../model';
import { readDescriptor } from '../../read';

const validators = new Map<string, ValidateFunction>();

function validator(version: string): ValidateFunction {
  let validate = validators.get(version);
  if (!validate) {
    const ajv = new Ajv2019({ strict: false, logger: false });
    addFormats(ajv);
    validate = ajv.compile(
      officialSchema(`odcs/odcs-json-schema-v${version}.json`),
    );
    validators.set(version, validate);
  }
  return validate;
}

/** What a shape or the form of a reference says; the other rules are about what no schema can say. */
const ofSchema =
  /^odcs\/(missing|unknown|renamed|conflicting)-field|^odcs\/conflicting-fields|^odcs\/(wrong-type|empty-value|unknown-value|wrong-format|wrong-length|out-of-range|duplicate-item|wrong-reference|mismatched-relationship)$/;

const isError = ({ rule, severity }: Finding) =>
  severity === 'error' && ofSchema.test(rule);

/**
 * Where the text of the standard allows what its JSON Schema refuses. The text is the standard, so that
 * such a contract is valid, and has a warning for those whose tools use the schema.
 */
const textAllows: Array<[reason: string, finding: (f: Finding) => boolean]> = [
  [
    'physicalName of a property, which the schemas before 3.0.2 forgot',
    f => f.rule === 'odcs/disputed-field' && f.path.endsWith('/physicalName'),
  ],
  [
    'fields of servers that the text makes optional: the port of MySQL and PostgreSQL, the schema of PostgreSQL, the staging directory of Athena',
    f =>
      f.rule === 'odcs/missing-field' &&
      f.severity === 'warning' &&
      /port|schema|stag/.test(f.message),
  ],
  [
    'the stream of Kinesis',
    f => f.rule === 'odcs/disputed-field' && f.path.endsWith('/stream'),
  ],
  [
    'a description of a relationship',
    f => f.rule === 'odcs/disputed-field' && f.path.endsWith('/description'),
  ],
  [
    'short names of dimensions',
    f => f.rule === 'odcs/unknown-value' && f.severity === 'warning',
  ],
  [
    'more than one operator in a quality rule',
    f => f.rule === 'odcs/conflicting-fields' && f.severity === 'warning',
  ],
  [
    'references to nested properties by name, and to files that are not called .yaml',
    f => f.rule === 'odcs/disputed-reference',
  ],
];

/** Where the schema is stricter than the examples of the text, and we take both without a word. */
const knownSlips: Array<[reason: string, applies: (d: any) => boolean]> = [
  [
    'the value of a custom property of 2.2, which the schema wants to be an object',
    d =>
      String(d.apiVersion).startsWith('v2') &&
      (d.customProperties ?? []).some?.(
        (p: any) => typeof p?.value !== 'object',
      ),
  ],
];

/** Why a verdict may differ from the schema's; undefined where it must not. */
function excuse(
  document: unknown,
  valid: boolean,
  findings: Finding[],
): string | undefined {
  if (valid) return undefined;
  return (
    textAllows.find(([, applies]) => findings.some(applies))?.[0] ??
    knownSlips.find(([, applies]) => applies(document))?.[0]
  );
}

function disagreement(
  document: any,
  source: string | Buffer = JSON.stringify(document),
): string | undefined {
  const { findings, standard } = readDescriptor(source);
  const validate = validator(standard!.version);
  const valid = validate(document);
  const errors = findings.filter(isError);
  if (valid === (errors.length === 0)) return undefined;
  if (excuse(document, valid, findings)) return undefined;
  return valid
    ? `valid, but we say: ${errors[0].path} ${errors[0].message}`
    : `wrong, but we say nothing of: ${validate
        .errors!.slice(0, 2)
        .map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
        .join('; ')}`;
}

describeWithRealFiles('the verdict on real contracts', () => {
  it('is that of the schema of the version they state', () => {
    const disagreements: string[] = [];
    const judged: string[] = [];
    for (const path of realFilesBelow('corpus/odcs', '.yaml', '.yml')) {
      const bytes = realFile(path);
      const { standard } = readDescriptor(bytes);
      expect([path, standard?.id]).toEqual([path, 'odcs']);
      judged.push(path);
      const found = disagreement(parse(bytes.toString('utf8')), bytes);
      if (found) disagreements.push(`${path}: ${found}`);
    }
    expect(disagreements).toEqual([]);
    expect(judged.length).toBeGreaterThan(30);
  });

  it('differs where the text allows more, and only there', () => {
    const different = realFilesBelow('corpus/odcs', '.yaml', '.yml').filter(
      path => {
        const bytes = realFile(path);
        const { valid, standard } = readDescriptor(bytes);
        const schema = validator(standard!.version);
        return valid !== schema(parse(bytes.toString('utf8')));
      },
    );
    expect(different).toEqual([
      'corpus/odcs/datacontract-cli/shipments-odcs.yaml',
    ]);
  });
});

describeWithRealFiles(
  'the verdict on contracts that differ in one place',
  () => {
    const samples: Array<[version: string, text: string]> = [
      ['3.1.0', contract31],
      ['3.0.2', contract302],
      ['2.2.2', contract222],
    ];

    it.each(samples)('is that of the schema of %s', (version, text) => {
      const document = parse(text);
      expect(validator(version)(document)).toBe(true);
      expect(readDescriptor(text).findings.filter(isError)).toEqual([]);

      const disagreements: string[] = [];
      let wrong = 0;
      let count = 0;
      let index = 0;
      for (const { what, document: changed } of mutations(document)) {
        // The changes of one place are 13; of the largest contract, a third of all will do.
        if (version === '3.1.0' && index++ % 3 !== 0) continue;
        const d = changed as any;
        const root = typeof d === 'object' && d !== null && !Array.isArray(d);
        if (!root || d.apiVersion !== document.apiVersion) continue;
        if (d.kind !== 'DataContract') continue;
        count++;
        if (!validator(version)(d)) wrong++;
        const found = disagreement(d);
        if (found) disagreements.push(`${what}: ${found}`);
      }
      expect(disagreements.slice(0, 20)).toEqual([]);
      expect(wrong).toBeGreaterThan(count / 4);
    });

    it.each(['3.0.0', '3.0.1'])('is that of the schema of %s', version => {
      const document = {
        ...parse(contract302),
        apiVersion: `v${version}`,
      };
      const disagreements: string[] = [];
      for (const { what, document: changed } of mutations(document)) {
        const d = changed as any;
        if (
          d?.apiVersion !== document.apiVersion ||
          d.kind !== 'DataContract'
        ) {
          continue;
        }
        const found = disagreement(d);
        if (found) disagreements.push(`${what}: ${found}`);
      }
      expect(disagreements.slice(0, 20)).toEqual([]);
    });
  },
);
