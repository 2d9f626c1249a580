// SPDX-License-Identifier: Apache-2.0
import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import {
  describeWithRealFiles,
  officialSchema,
  realFile,
} from '../../__testUtils__/realFiles';
import { readDescriptor } from '../../read';

interface Expected {
  file: string;
  version: string;
  ports: number;
  levels: number;
  owner?: string;
  contract?: string;
  /** `valid`, or why not. */
  official: string;
}

const urbanPulse = { owner: 'MindMote Oy', contract: '02323M123' };

/**
 * Counted by hand: output ports, service levels, and what the official 4.1 schema says.
 * It takes the two files of a Python tool only because they have none of the sections it describes.
 */
const files: Expected[] = [
  {
    file: 'v4.1/urbanpulse_basic.yml',
    version: '4.1',
    ports: 1,
    levels: 3,
    ...urbanPulse,
    official: 'version is a number',
  },
  {
    file: 'v4.1/urbanpulse_internal.yml',
    version: '4.1',
    ports: 4,
    levels: 3,
    ...urbanPulse,
    official: 'version is a number',
  },
  {
    file: 'faq/full-example.yml',
    version: '3.1',
    ports: 3,
    levels: 3,
    ...urbanPulse,
    official: 'version is a number',
  },
  {
    file: 'faq/dq.yml',
    version: '3.1',
    ports: 1,
    levels: 3,
    contract: urbanPulse.contract,
    official: 'visibility internal, and maps for lists',
  },
  {
    file: 'faq/contract.yml',
    version: '4.0',
    ports: 1,
    levels: 0,
    contract: '02323M123',
    official: 'version is a number',
  },
  {
    file: 'faq/minimal.yml',
    version: '4.0',
    ports: 0,
    levels: 0,
    official: 'version is a number',
  },
  {
    file: 'v4.1-fragments/datacontract-url.yml',
    version: '3.0',
    ports: 1,
    levels: 0,
    contract: '02323M123',
    official: 'version is a number',
  },
  {
    file: 'v4.1-fragments/productStrategy.yml',
    version: '4.2',
    ports: 0,
    levels: 0,
    official: 'no schema, no version',
  },
  {
    file: 'python/demo_product.json',
    version: '4.0',
    ports: 0,
    levels: 0,
    official: 'valid',
  },
  {
    file: 'python/demo_product.yaml',
    version: '4.0',
    ports: 0,
    levels: 0,
    official: 'valid',
  },
].map(entry => ({ ...entry, file: `corpus/odps-initiative/${entry.file}` }));

const berlin: Expected = {
  file: 'corpus/berlin-open-data/berlin-lor-crime-atlas-source-aligned/odps.yml',
  version: '3.1',
  ports: 0,
  levels: 0,
  official: 'empty fields',
};

describeWithRealFiles('real products of ODPS (opendataproducts.org)', () => {
  let validate: ValidateFunction;

  // Not at once: where the schema is absent, the tests are skipped but this function still runs.
  beforeAll(() => {
    validate = addFormats(new Ajv2020({ strict: false })).compile(
      officialSchema('odps-initiative/odps-v4.1.json'),
    );
  });

  it.each<Expected>([...files, berlin])(
    'reads $file, of which the official schema says: $official',
    ({ file, version, ports, levels, official, ...expected }) => {
      const { standard, product, valid, data, findings } = readDescriptor(
        realFile(file),
      );
      expect(standard).toEqual({
        id: 'odps-opendataproducts',
        version,
        type: 'product',
      });
      expect(product?.id).toBeDefined();
      expect(product?.name).toBeDefined();
      expect(product?.outputPorts).toHaveLength(ports);
      expect(product?.serviceLevels).toHaveLength(levels);
      expect(product?.owner).toBe(expected.owner);
      for (const port of product?.outputPorts ?? []) {
        expect(port.contractId).toBe(expected.contract);
      }
      expect(validate(data)).toBe(official === 'valid');
      expect(valid).toBe(true);
      expect(findings.map(({ severity }) => severity)).not.toContain('error');
    },
  );

  it('reads what is left of a product with broken YAML inside', () => {
    const { product, findings } = readDescriptor(
      realFile('corpus/odps-initiative/v4.1-fragments/datacontract-inline.yml'),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['document/syntax']);
    expect(product?.id).toBe('123456are');
    expect(product?.outputPorts[0].inlineContract).toMatchObject({
      id: 'urn:datacontract:checkout:orders-latest',
    });
  });

  it.each([
    'dataquality.yml',
    'pricing-checkout.yml',
    'pricing-neutral.yml',
    'pricing-stripe.yml',
    'sla.yml',
  ])('does not take the fragment %s for a product', file => {
    const { standard, product } = readDescriptor(
      realFile(`corpus/odps-initiative/v4.1-fragments/${file}`),
    );
    expect(standard).toBeUndefined();
    expect(product).toBeUndefined();
  });
});
