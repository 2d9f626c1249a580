// SPDX-License-Identifier: Apache-2.0
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { dcsContract } from '../../__testUtils__/dcsContract';
import { mutations } from '../../__testUtils__/mutate';
import {
  describeWithRealFiles,
  officialSchema,
  realFile,
} from '../../__testUtils__/realFiles';
import type { Property } from '../../model';
import { readDescriptor } from '../../read';

function official() {
  const ajv = addFormats(new Ajv({ strict: false }));
  // The prose puts '{model}' and globs into locations, which are no URIs then.
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:[^\s]*$/i);
  return ajv.compile(officialSchema('datacontract-cli/dcs-1.2.1.schema.json'));
}

const columnsOf = (properties: Property[]): number =>
  properties.reduce(
    (sum, property) =>
      sum +
      1 +
      columnsOf(property.properties) +
      (property.items ? columnsOf([property.items]) : 0),
    0,
  );

describeWithRealFiles(
  'real contracts of the Data Contract Specification',
  () => {
    /** Counted by hand: columns of each model, rules of each model and its columns, and the rest. */
    const files = [
      {
        file: 'corpus/dcs/datacontract.yaml',
        version: '0.9.3',
        columns: { covid_cases: 9 },
        rules: 1,
        servers: 1,
        serviceLevels: 0,
        roles: 0,
        links: 3,
      },
      {
        file: 'corpus/dcs/examples_orders-latest__datacontract.yaml',
        version: '1.2.0',
        columns: { orders: 6, line_items: 3 },
        rules: 4,
        servers: 1,
        // Seven, of which support holds two promises and backup three.
        serviceLevels: 10,
        roles: 2,
        links: 3,
      },
    ];

    it.each(files)('reads $file', expected => {
      const { standard, contract, valid } = readDescriptor(
        realFile(expected.file),
      );
      expect(standard).toEqual({
        id: 'dcs',
        version: expected.version,
        type: 'contract',
      });
      expect(valid).toBe(true);
      expect(
        Object.fromEntries(
          contract!.schema.map(({ name, properties }) => [
            name,
            columnsOf(properties),
          ]),
        ),
      ).toEqual(expected.columns);
      expect(
        contract!.schema.flatMap(({ quality, properties }) => [
          ...quality,
          ...properties.flatMap(property => property.quality),
        ]),
      ).toHaveLength(expected.rules);
      expect(contract!.servers).toHaveLength(expected.servers);
      expect(contract!.serviceLevels).toHaveLength(expected.serviceLevels);
      expect(contract!.roles).toHaveLength(expected.roles);
      expect(contract!.authoritativeDefinitions).toHaveLength(expected.links);
    });

    it.each(files)('judges $file as the official schema does', ({ file }) => {
      const { valid, data } = readDescriptor(realFile(file));
      expect(official()(data)).toBe(valid);
    });
  },
);

describeWithRealFiles('the schema of the Data Contract Specification', () => {
  const knownReasons: Array<[reason: string, test: (what: string) => boolean]> =
    [
      [
        'a reference or key that leads nowhere is an error, which a schema cannot see',
        what =>
          /\/\$ref\b|\/primaryKey\b/.test(what) || /^\/definitions/.test(what),
      ],
      [
        'an id that is empty or a model without its key columns identifies nothing',
        what =>
          what === '/id = ""' || /^\/models\/customers\/fields\b/.test(what),
      ],
      [
        'the prose puts placeholders and globs into locations, so they are only warned about',
        what => /\/location\b/.test(what),
      ],
      [
        'only the prose knows the name of a policy',
        what => /\/policies\/0\/name\b/.test(what),
      ],
      [
        'the prose lets a rule with a metric leave out its type',
        what => /\/quality\/\d+\/type removed$/.test(what),
      ],
    ];

  it('agrees on every other change of one place', () => {
    const validate = official();
    const sample = JSON.parse(JSON.stringify(readDescriptor(dcsContract).data));
    expect(validate(sample)).toBe(true);
    expect(readDescriptor(JSON.stringify(sample)).valid).toBe(true);

    const differing: string[] = [];
    let compared = 0;
    for (const { what, document } of mutations(sample)) {
      const result = readDescriptor(JSON.stringify(document));
      if (result.standard?.version !== '1.2.1') continue;
      if (knownReasons.some(([, test]) => test(what))) continue;
      compared++;
      if (validate(document) !== result.valid) {
        const error = result.findings.find(
          ({ severity }) => severity === 'error',
        );
        differing.push(
          `${what}: ${error?.message ?? validate.errors?.[0].message}`,
        );
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(1500);
  });
});
