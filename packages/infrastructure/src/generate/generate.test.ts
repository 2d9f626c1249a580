// SPDX-License-Identifier: Apache-2.0
import { blueprintText, ordersContract } from '../__testUtils__/blueprints';
import { readBlueprint } from '../blueprint';
import { generate } from './generate';

const PATH = 'contracts/orders.odcs.yaml';
const text = blueprintText();
const blueprint = readBlueprint(text).blueprints.aws!;
const make = (contract: string | undefined) =>
  generate({
    blueprint,
    contracts: contract === undefined ? {} : { [PATH]: contract },
    cloud: 'aws',
    source: { file: 'b.yaml', text },
  });

describe('generate', () => {
  it('gives the same bytes for the same input, in the order of paths', () => {
    const { files, findings } = make(ordersContract());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
    expect(paths).toContain('infra/env/prod.tfvars');
    expect(make(ordersContract()).files).toEqual(files);
  });

  it('tells of a contract that is not there, at the line that names it', () => {
    const { files, findings } = make(undefined);
    expect(files).toEqual([]);
    expect(findings).toMatchObject([
      { rule: 'generate/missing-contract', file: 'b.yaml', line: 10 },
    ]);
  });

  it('does not take what an object inherits for a contract', () => {
    const { findings } = generate({
      blueprint: {
        ...blueprint,
        outputs: [{ name: 'orders', contract: 'constructor' }],
      },
      contracts: {},
      cloud: 'aws',
    });
    expect(findings).toMatchObject([{ rule: 'generate/missing-contract' }]);
  });

  it.each([
    ['a document of nothing', 'a: 1', 'document/unknown-standard'],
    ['a broken document', 'a: [', 'document/'],
    [
      'a product',
      'apiVersion: v1.0.0\nkind: DataProduct\nid: x\nstatus: active\n',
      'generate/no-contract',
    ],
    [
      'a contract with errors',
      ordersContract('colour: blue\n'),
      'odcs/unknown-field',
    ],
    [
      'a contract without tables',
      ordersContract().replace(/schema:[^]*/, ''),
      'generate/no-schema',
    ],
    [
      'an escape',
      ordersContract('description: { purpose: "\\e[2J" }\n'),
      'generate/control-character',
    ],
    [
      'two tables of a name',
      ordersContract(
        '  - name: ORDERS\n    properties: [{ name: a, logicalType: string }]\n',
      ),
      'generate/duplicate-table',
    ],
    ...[
      '${file("/etc/passwd")}',
      'a"b',
      "a'; DROP TABLE x; --",
      '`a`',
      '../a',
      'a\\nb',
      '{{ x }}',
      '%{ for x in y }',
      '<b>',
      'x'.repeat(121),
    ].map(name => [
      `the name ${name.slice(0, 20)}`,
      ordersContract(
        `      - name: "${name.replace(
          /"/g,
          '\\"',
        )}"\n        logicalType: string\n`,
      ),
      'generate/contract-name',
    ]),
    [
      'more columns than anybody has',
      ordersContract(
        Array.from(
          { length: 2001 },
          (_, i) => `      - { name: c${i}, logicalType: string }\n`,
        ).join(''),
      ),
      'generate/contract-too-large',
    ],
  ])('refuses %s', (_, contract, rule) => {
    const { files, findings } = make(contract);
    expect(files).toEqual([]);
    expect(findings.map(finding => finding.rule).join()).toContain(rule);
    expect(findings.every(({ file }) => file === PATH)).toBe(true);
  });
});
