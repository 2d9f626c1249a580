// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { computed, limit } from './__testUtils__/computing';
import { contract302, contract31 } from './__testUtils__/odcsContracts';
import { parsePointer } from './document/pointer';
import { readDescriptor } from './read';

describe('what a result says', () => {
  it('of a contract', () => {
    const result = readDescriptor(contract31, { file: 'berths.odcs.yaml' });
    expect(result).toMatchObject({
      file: 'berths.odcs.yaml',
      syntax: 'yaml',
      standard: { id: 'odcs', version: '3.1.0', type: 'contract' },
      valid: true,
      findings: [],
      contract: { name: 'Berth occupancy' },
    });
    expect(result.product).toBeUndefined();
  });

  it('of bytes, and of JSON', () => {
    const json = JSON.stringify(readDescriptor(contract31).data);
    const result = readDescriptor(new TextEncoder().encode(json));
    expect(result).toMatchObject({
      file: 'document',
      syntax: 'json',
      valid: true,
    });
    expect(result.contract).toEqual(readDescriptor(contract31).contract);
  });

  it('of a document of no known standard', () => {
    for (const text of ['hello', '[1, 2]', 'kind: Deployment\nspec: {}\n']) {
      const result = readDescriptor(text);
      expect(result.valid).toBe(false);
      expect(result.standard).toBeUndefined();
      expect(result.findings).toHaveLength(1);
      expect(result.findings[0]).toMatchObject({
        rule: 'document/unknown-standard',
        severity: 'error',
        line: 1,
        column: 1,
      });
      expect(result.findings[0].message).toContain("'kind: DataContract'");
    }
  });

  it('of a text that is no document', () => {
    const result = readDescriptor('a: "\n');
    expect(result.findings).toHaveLength(1);
    expect(result.valid).toBe(false);
    expect(readDescriptor('')).toEqual({
      file: 'document',
      valid: false,
      findings: [
        {
          severity: 'error',
          rule: 'document/empty',
          path: '',
          line: 1,
          column: 1,
          message: 'The file is empty.',
        },
      ],
    });
  });

  it('of a contract that breaks off: what there is, and one finding', () => {
    const broken = `${contract302}support: [unfinished\n`;
    const { findings, contract, valid } = readDescriptor(broken);
    expect(findings.map(({ rule }) => rule)).toEqual(['document/syntax']);
    expect(valid).toBe(false);
    expect(contract?.schema[0].properties).toHaveLength(3);
  });

  it('of JSON with comments, where the file is said to be JSON', () => {
    const text = '{"kind": "DataContract", # no JSON\n "apiVersion": "v3.1.0"}';
    const rules = (file?: string) =>
      readDescriptor(text, { file }).findings.map(({ rule }) => rule);
    expect(rules('a.json')).toContain('document/not-json');
    expect(rules('a.yaml')).not.toContain('document/not-json');
    expect(rules()).not.toContain('document/not-json');
  });

  it('in the order of the text', () => {
    const { findings } = readDescriptor(
      'kind: DataContract\nstatus: 1\napiVersion: v3.1.0\nversion: 2\nid: x\nnmae: y\n',
    );
    const lines = findings.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines).toEqual([2, 4, 6]);
  });

  it('keeps to the limits of the caller', () => {
    const { findings } = readDescriptor(contract31, {
      limits: { maxBytes: 100 },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['document/too-large']);
  });
});

describe('a contract without its kind', () => {
  it('is still known, and told to name it', () => {
    for (const kind of ['', 'kind: datacontract\n', 'kind: Data Contract\n']) {
      const text = contract302.replace('kind: DataContract\n', kind);
      const { standard, findings, contract } = readDescriptor(text);
      expect(standard).toMatchObject({ id: 'odcs', version: '3.0.2' });
      expect(contract?.name).toBe('Tide levels');
      expect(findings).toHaveLength(1);
      expect(findings[0].severity).toBe('error');
    }
  });

  it('is not taken for one when it is something else', () => {
    const other = contract302.replace('kind: DataContract', 'kind: Component');
    expect(readDescriptor(other).standard).toBeUndefined();
  });
});

/** Changes of a text that people and machines make by mistake. */
const damage = fc.oneof(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(40),
    add: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom(
        '\n',
        ': ',
        '- ',
        '"',
        "'",
        '[',
        '}',
        '&a ',
        '*a',
        '<<: ',
        '\t',
        '\r',
        '---\n',
        '|\n',
        '? ',
        '!!str ',
        '__proto__: ',
        'null',
        '\u2028',
      ),
    ),
  }),
);

function damaged(
  text: string,
  changes: Array<{ at: number; drop: number; add: string }>,
): string {
  return changes.reduce((present, { at, drop, add }) => {
    const place = Math.floor(at * present.length);
    return present.slice(0, place) + add + present.slice(place + drop);
  }, text);
}

const samples = [
  contract31,
  contract302,
  contract302.replace(/\n/g, '\r\n'),
  JSON.stringify(readDescriptor(contract302).data, null, 2),
];

it('never throws, and every finding has a place in the file', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(damage, { minLength: 1, maxLength: 5 }),
      (sample, changes) => {
        const text = damaged(sample, changes);
        const { findings, valid, data } = readDescriptor(text);
        const lines = text.replace(/^\ufeff/, '').split('\n');
        for (const { line, column, path, message, rule } of findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
          expect(rule).toMatch(/^[a-z-]+\/[a-z-]+$/);
          expect(message).not.toMatch(/undefined|\[object|NaN|\{this\}/);
          expect(parsePointer(path)).toBeDefined();
          let value: any = data;
          for (const step of parsePointer(path)!) value = value?.[step];
          expect([path, path === '' || value !== undefined]).toEqual([
            path,
            true,
          ]);
        }
        expect(valid).toBe(
          findings.every(({ severity }) => severity !== 'error'),
        );
      },
    ),
    { numRuns: 1500 },
  );
});

it('reads any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const { findings } = readDescriptor(bytes);
      expect(findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

describe('a contract with 1,000 columns', () => {
  const columns = Array.from(
    { length: 1000 },
    (_, i) => `      - name: column_${i}
        logicalType: string
        physicalType: varchar(20)
        description: Column number ${i} of the table, in some words.
        required: ${i % 2 === 0}
        classification: internal
        tags: [a, 'b']
        logicalTypeOptions:
          maxLength: 20
`,
  ).join('');
  const text = `apiVersion: v3.1.0
kind: DataContract
id: wide
version: 1.0.0
status: active
schema:
  - name: wide
    properties:
${columns}`;

  it('is read and checked in well under 100 ms', () => {
    const times = Array.from({ length: 7 }, () => {
      const start = computed();
      const { valid, contract } = readDescriptor(text);
      const took = computed() - start;
      expect([valid, contract?.schema[0].properties.length]).toEqual([
        true,
        1000,
      ]);
      return took;
    });
    const median = times.sort((a, b) => a - b)[3];
    expect(median).toBeLessThan(limit(100));
  });

  it('finds the one mistake in it', () => {
    const { findings } = readDescriptor(
      text.replace(
        'name: column_777\n        logicalType: string',
        'name: column_777\n        logicalType: strin',
      ),
    );
    const [finding] = findings;
    expect(finding).toMatchObject({
      rule: 'odcs/unknown-value',
      path: '/schema/0/properties/777/logicalType',
      line: 9 + 777 * 9 + 1,
      column: 22,
      fix: { value: 'string' },
    });
  });
});
