// SPDX-License-Identifier: Apache-2.0
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { mutations } from '../../__testUtils__/mutate';
import { bitolProduct } from '../../__testUtils__/products';
import {
  describeWithRealFiles,
  officialSchema,
  realFile,
} from '../../__testUtils__/realFiles';
import { readDescriptor } from '../../read';

function official(version: string) {
  const ajv = addFormats(new Ajv2019({ strict: false, allErrors: false }));
  return ajv.compile(
    officialSchema(`odps-bitol/odps-json-schema-v${version}.json`),
  );
}

/**
 * What we say beyond the official schema, each from the prose of the standard: name and version are the key
 * of a port and the name that of a management port, and keys are not empty.
 */
const fromProse = new Set([
  'odps-bitol/duplicate-port',
  'odps-bitol/duplicate-name',
  'odps-bitol/wrong-length',
]);

describeWithRealFiles('real data products of ODPS (Bitol)', () => {
  it('reads all of the official example', () => {
    const { standard, product } = readDescriptor(
      realFile('corpus/odps-bitol/customer-data-product.odps.yaml'),
    );
    expect(standard).toEqual({
      id: 'odps-bitol',
      version: '0.9.0',
      type: 'product',
    });
    expect(product?.inputPorts).toHaveLength(4);
    expect(product?.outputPorts).toHaveLength(4);
    expect(product?.outputPorts[1].inputContracts).toHaveLength(2);
    expect(product?.managementPorts).toHaveLength(1);
    expect(product?.support).toHaveLength(2);
    expect(product?.team?.members).toHaveLength(2);
    expect(product?.owner).toBe('Data Team');
  });

  it('agrees with the schema of the stated version on the official example', () => {
    const file = realFile('corpus/odps-bitol/customer-data-product.odps.yaml');
    const { valid, data, findings } = readDescriptor(file);
    // It states 0.9.0 and uses what came with 1.0.0; the newest schema, which allows both, takes it.
    expect(official('0.9.0')(data)).toBe(false);
    expect(valid).toBe(false);
    const newer = readDescriptor(
      file.toString('utf8').replace('apiVersion: v0.9.0', 'apiVersion: v1.0.0'),
    );
    expect(official('1.0.0')(newer.data)).toBe(true);
    expect(newer.valid).toBe(true);
    // Each finding but one names the change that makes the document valid.
    const fixes = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ fix }) => fix?.value);
    expect(fixes.filter(value => value !== 'v1.0.0')).toHaveLength(1);
  });
});

describeWithRealFiles('the official schemas of ODPS (Bitol)', () => {
  it.each(['1.0.0', '0.9.0'])(
    'agree on every change of one place, version %s',
    version => {
      const validate = official(version);
      const { data } = readDescriptor(bitolProduct);
      const sample = JSON.parse(JSON.stringify(data));
      sample.apiVersion = `v${version}`;
      if (version === '0.9.0') {
        sample.team = sample.team.members;
        for (const port of [...sample.inputPorts, ...sample.outputPorts]) {
          delete port.tags;
          delete port.customProperties;
          delete port.authoritativeDefinitions;
        }
      }
      expect(validate(sample)).toBe(true);
      expect(readDescriptor(JSON.stringify(sample)).valid).toBe(true);

      const disagreements: string[] = [];
      let compared = 0;
      for (const { what, document } of mutations(sample)) {
        const result = readDescriptor(JSON.stringify(document));
        if (result.standard?.version !== version) continue;
        compared++;
        const errors = result.findings.filter(
          ({ severity, rule }) => severity === 'error' && !fromProse.has(rule),
        );
        if (validate(document) !== (errors.length === 0)) {
          disagreements.push(
            `${what}: ${errors[0]?.message ?? validate.errors?.[0].message}`,
          );
        }
      }
      expect(disagreements).toEqual([]);
      expect(compared).toBeGreaterThan(1500);
    },
  );
});
