// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import { contract, object, property, server } from '../../__testUtils__/build';
import { convertContract } from '../convertContract';

const key = property('id', {
  logicalType: 'integer',
  physicalName: 'ship_id',
  primaryKey: true,
});
const number = (name: string) => property(name, { logicalType: 'integer' });
const reference = (from: string[], to: string[]) => ({
  path: '/schema/1/relationships/0',
  type: 'foreignKey',
  from,
  to,
});

function convert(...relationships: ReturnType<typeof reference>[]) {
  const { files, findings } = convertContract(
    contract(
      [
        object('ships', [key]),
        object('stays', [number('ship'), number('next')], { relationships }),
      ],
      { name: 'harbour' },
    ),
    'dbt',
  );
  const [models, sources] = files.map(({ content }) => parse(content));
  const testsOf = (
    tables: Array<{ columns: Array<{ data_tests?: unknown }> }>,
  ) => tables[1].columns[0].data_tests;
  return {
    findings,
    ofModel: testsOf(models.models),
    ofSource: testsOf(sources.sources[0].tables),
  };
}

describe('references in dbt', () => {
  it('lead to models in one file and to sources in the other, so that each can be used alone', () => {
    const { ofModel, ofSource, findings } = convert(
      reference(['stays.ship'], ['ships.id']),
    );
    const test = (to: string) => [
      // The name in the table, which differs from that in the contract.
      { relationships: { arguments: { to, field: 'ship_id' } } },
    ];
    expect(ofModel).toEqual(test("ref('ships')"));
    expect(ofSource).toEqual(test("source('harbour', 'ships')"));
    expect(findings).toEqual([]);
  });

  it('of several columns, or to a table of another contract, are told to be lost', () => {
    for (const lost of [
      reference(['stays.ship', 'stays.next'], ['ships.id', 'ships.id']),
      reference(['stays.ship'], ['crews.id']),
      reference(['stays.none'], ['ships.id']),
    ]) {
      const { ofModel, ofSource, findings } = convert(lost);
      expect([ofModel, ofSource]).toEqual([undefined, undefined]);
      expect(findings).toMatchObject([
        { rule: 'convert/dbt-lost', path: '/schema/1/relationships/0' },
      ]);
    }
  });
});

describe('allowed values in dbt', () => {
  const valuesOf = (values: Array<string | number>) => {
    const { files } = convertContract(
      contract([
        object('t', [property('c', { logicalType: 'string', enum: values })]),
      ]),
      'dbt',
      { dialect: 'bigquery' },
    );
    const [column] = parse(files[0].content).models[0].columns;
    return column.data_tests[0].accepted_values.arguments;
  };

  it('are texts that dbt puts quotes around', () => {
    expect(valuesOf(['a', 'b c'])).toEqual({ values: ['a', 'b c'] });
  });

  it('are literals of the engine where quotes around them are not enough', () => {
    expect(valuesOf(["it's", 'a'])).toEqual({
      values: ["'it\\'s'", "'a'"],
      quote: false,
    });
    expect(valuesOf(['a', 1])).toEqual({ values: ["'a'", 1], quote: false });
    expect(valuesOf([1, 2])).toEqual({ values: [1, 2], quote: false });
  });
});

describe('names in dbt', () => {
  const convertNames = (table: string, columns: string[], schema?: string) => {
    const { files, findings } = convertContract(
      contract(
        [
          object(
            table,
            columns.map(name =>
              property(name, { logicalType: 'string', primaryKey: true }),
            ),
          ),
        ],
        {
          name: 'harbour',
          servers: schema ? [server('s', 'postgres', { schema })] : [],
        },
      ),
      'dbt',
    );
    const [models, sources] = files.map(({ content }) => parse(content));
    return { model: models.models[0], source: sources.sources[0], findings };
  };

  it('stand in quotes where they are words of SQL or no plain words', () => {
    const { model } = convertNames('t', ['plain', 'order', 'two words', 'ID']);
    expect(
      model.columns.map(({ quote }: { quote?: boolean }) => quote ?? false),
    ).toEqual([false, true, true, true]);
    // dbt writes these into SQL as they are.
    expect(model.constraints[0].columns).toEqual([
      'plain',
      '"order"',
      '"two words"',
      '"ID"',
    ]);
  });

  it('that would end their quotes are left out, as dbt does not escape them', () => {
    const { model, source, findings } = convertNames(
      't"; DROP TABLE users; --',
      ['fine', 'c"; DROP TABLE users; --'],
      's"; DROP TABLE users; --',
    );
    expect(model.columns).toHaveLength(1);
    expect(model.config).toBeUndefined();
    expect(model.constraints).toBeUndefined();
    expect(source.schema).toBeUndefined();
    expect(source.tables).toBeUndefined();
    expect(
      findings
        .filter(({ rule }) => rule === 'convert/dbt-lost')
        .map(({ path }) => path),
    ).toEqual(expect.arrayContaining(['/schema/0/properties/1', '/schema/0']));
  });

  it('that are qualified say where the table is', () => {
    const { model, source } = convertNames('dbo.invoices', ['id'], 'other');
    expect(model.name).toBe('invoices');
    expect(source).toMatchObject({
      schema: 'dbo',
      tables: [{ name: 'invoices' }],
    });
    expect(source.tables[0].identifier).toBeUndefined();
  });
});
