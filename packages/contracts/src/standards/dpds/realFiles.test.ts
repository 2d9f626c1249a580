// SPDX-License-Identifier: Apache-2.0
import Ajv2020 from 'ajv/dist/2020';
import { mutations } from '../../__testUtils__/mutate';
import { dpdsProduct } from '../../__testUtils__/products';
import {
  describeWithRealFiles,
  officialSchema,
  realFile,
} from '../../__testUtils__/realFiles';
import { readDescriptor } from '../../read';

/** The schema's formats are its own, defined in prose only, so nothing is asserted by them. */
function official() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile(officialSchema('dpds/dpds-v1.0.0.schema.json'));
}

const berlin =
  'berlin-open-data/berlin-lor-crime-atlas-source-aligned/dpds.yml';

/** Ports counted by hand in each file: input, output, and those for management. */
const files: Array<[file: string, ports: [number, number, number]]> = [
  ['dpds/minimal.dpd.json', [0, 0, 0]],
  ['dpds/parser/dpd-core.json', [1, 1, 0]],
  ['dpds/parser/dpd-core-props-readonly.json', [1, 1, 0]],
  ['dpds/parser/dpd-core-props-readonly-wrong.json', [1, 1, 0]],
  ['dpds/parser/dpd-full.json', [2, 1, 0]],
  ['dpds/parser/dpd-lifecycle.json', [0, 0, 0]],
  ['dpds/parser/dpd-lifecycle-empty.json', [0, 0, 0]],
  ['dpds/parser/dpd-lifecycle-eref.json', [0, 0, 0]],
  ['dpds/parser/dpd-lifecycle-iref.json', [0, 0, 0]],
  ['dpds/parser/dpd-lifecycle-yaml.json', [0, 0, 0]],
  ['dpds/parser/dpd-minimal.json', [0, 0, 0]],
  ['dpds/tripexecution/tripexecution/data-product-descriptor.json', [1, 2, 1]],
  ['dpds/tripexecution/ports/trip-events-oport.json', [0, 1, 0]],
  [berlin, [12, 24, 0]],
];

/** Files on which we and the official schema differ, each with the reason. */
const disagreements = new Map([
  [
    'dpds/parser/dpd-core.json',
    'the prose lets a platform generate the qualified name that the schema requires',
  ],
  [
    'dpds/parser/dpd-core-props-readonly.json',
    'the prose lets a platform generate the qualified name that the schema requires',
  ],
  [berlin, 'fields that a generator left empty count as missing'],
]);

describeWithRealFiles('real data product descriptors (DPDS)', () => {
  it.each(files)('reads %s', (file, [inputs, outputs, management]) => {
    const { standard, product } = readDescriptor(realFile(`corpus/${file}`));
    expect(standard).toEqual({ id: 'dpds', version: '1.0.0', type: 'product' });
    expect(product?.inputPorts).toHaveLength(inputs);
    expect(product?.outputPorts).toHaveLength(outputs);
    expect(product?.managementPorts).toHaveLength(management);
    const names = [
      ...(product?.inputPorts ?? []),
      ...(product?.outputPorts ?? []),
      ...(product?.managementPorts ?? []),
    ].map(({ name }) => name);
    expect(names).not.toContain('');
    expect(product?.owner).toBeDefined();
  });

  it.each(files)('judges %s as the official schema does', file => {
    const { valid, data } = readDescriptor(realFile(`corpus/${file}`));
    const agrees = official()(data) === valid;
    expect(agrees).toBe(!disagreements.has(file));
  });

  it('tells a port in another file from one that is missing', () => {
    const { product, findings } = readDescriptor(
      realFile(
        'corpus/dpds/tripexecution/tripexecution/data-product-descriptor.json',
      ),
    );
    expect(product?.outputPorts.map(({ name }) => name)).toEqual([
      'trip-status-oport',
      'trip-events-oport',
    ]);
    const notFollowed = findings.filter(
      ({ rule }) => rule === 'dpds/reference-not-followed',
    );
    expect(notFollowed).toHaveLength(9);
    expect(notFollowed.every(({ severity }) => severity === 'info')).toBe(true);
  });
});

describeWithRealFiles('the official schema of DPDS', () => {
  /** Whether a change is one that we judge differently on purpose. */
  const knownReasons: Array<[reason: string, test: (what: string) => boolean]> =
    [
      [
        'empty fields count as missing',
        what => / = (null|\[null\])$/.test(what),
      ],
      [
        'the prose lets a platform generate the qualified name',
        what => what === '/info/fullyQualifiedName removed',
      ],
      [
        'a reference that leads nowhere is an error, which a schema cannot see',
        what => /\/\$ref\b/.test(what) || /^\/components/.test(what),
      ],
      [
        'the prose wants names of ports to be unique, which a schema cannot say',
        what => /Ports extended$/.test(what),
      ],
    ];

  it('agrees on every other change of one place', () => {
    const validate = official();
    const sample = JSON.parse(JSON.stringify(readDescriptor(dpdsProduct).data));
    // Only 'components.apis' of the prose tells that an API may be a reference.
    sample.interfaceComponents.outputPorts[0].promises.api =
      sample.components.apis.positionsApi;
    expect(validate(sample)).toBe(true);
    expect(readDescriptor(JSON.stringify(sample)).valid).toBe(true);

    const differing: string[] = [];
    let compared = 0;
    for (const { what, document } of mutations(sample)) {
      const result = readDescriptor(JSON.stringify(document));
      if (result.standard?.version !== '1.0.0') continue;
      if (knownReasons.some(([, test]) => test(what))) continue;
      compared++;
      if (validate(document) !== result.valid) {
        const error = result.findings.find(
          ({ severity }) => severity === 'error',
        );
        differing.push(
          `${what}: ${error?.message ?? validate.errors?.[0].message} ${
            validate.errors?.[0].instancePath
          }`,
        );
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(900);
  });
});
