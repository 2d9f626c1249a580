// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import type { ColumnType } from '../shared/columnType';
import { CONTAINERS } from '../shared/references';
import type { LakeTable } from '../shared/tables';
import { databaseOf } from '../warehouse/serverless';

/** Places in the model that Fabric's provider fills in; the text of a contract cannot have them. @internal */
export const TOKENS = { lake: '@@LAKE@@', server: '@@SQL_SERVER@@' } as const;

/** A text in Power Query's language. */
const mText = (text: string) =>
  `"${text.replace(/"/g, '""').replace(/#\(/g, '#(#)(')}"`;

const dataType = ({ kind }: ColumnType): string =>
  ({
    string: 'string',
    json: 'string',
    integer: 'int64',
    long: 'int64',
    double: 'double',
    decimal: 'decimal',
    boolean: 'boolean',
    date: 'dateTime',
    timestamp: 'dateTime',
  }[kind]);

const mType = ({ kind }: ColumnType): string =>
  ({
    string: 'type text',
    json: 'type text',
    integer: 'Int64.Type',
    long: 'Int64.Type',
    double: 'type number',
    decimal: 'type number',
    boolean: 'type logical',
    date: 'type date',
    timestamp: 'type datetime',
  }[kind]);

/** Reads a table: through the warehouse where there is one, else from the lake. */
function query(table: LakeTable, context: GenerationContext): string[] {
  const { services, tableFormat } = context.blueprint;
  const types = `{${table.columns
    .map(({ name, outputType }) => `{${mText(name)}, ${mType(outputType)}}`)
    .join(', ')}}`;
  if (services.warehouse) {
    return [
      'let',
      `    Source = Sql.Database(SqlServer, ${mText(databaseOf(context))}),`,
      `    Rows = Source{[Schema = "output", Item = ${mText(
        table.name,
      )}]}[Data],`,
      `    Typed = Table.TransformColumnTypes(Rows, ${types})`,
      'in',
      '    Typed',
    ];
  }
  const folder = `AzureStorage.DataLake("https://" & Lake & ".dfs.core.windows.net/${CONTAINERS.output}/${table.name}", [HierarchicalNavigation = true])`;
  return tableFormat === 'none'
    ? [
        'let',
        `    Files = Table.SelectRows(AzureStorage.DataLake("https://" & Lake & ".dfs.core.windows.net/${CONTAINERS.output}/${table.name}"), each [Extension] = ".parquet"),`,
        '    Rows = Table.Combine(List.Transform(Files[Content], each Parquet.Document(_))),',
        `    Typed = Table.TransformColumnTypes(Rows, ${types}, MissingField.UseNull)`,
        'in',
        '    Typed',
      ]
    : [
        'let',
        `    Rows = DeltaLake.Table(${folder}),`,
        `    Typed = Table.TransformColumnTypes(Rows, ${types})`,
        'in',
        '    Typed',
      ];
}

const ADDED = new Set(['integer', 'long', 'double', 'decimal']);

/** What people ask first: how many rows, and sums of what can be added. Keys are numbers that nobody adds. @internal */
export const measuresOf = ({ name, columns, keys, title }: LakeTable) => [
  {
    name: `Rows of ${title}`,
    expression: `COUNTROWS('${name}')`,
    formatString: '#,0',
    description: `How many rows ${title} has`,
  },
  ...columns
    .filter(
      column =>
        ADDED.has(column.type.kind) &&
        !column.masked &&
        !keys.includes(column.name) &&
        !/(^|_)(id|key|code|number|no|year|month|day)$/.test(column.name),
    )
    .map(column => ({
      name: `Sum of ${column.source} in ${title}`,
      expression: `SUM('${name}'[${column.name}])`,
      formatString: '#,0.##',
      description: `Sum of ${column.source}`,
    })),
];

/**
 * The semantic model in the tabular scripting language: a table for each of the contracts', with its descriptions, simple
 * measures, and where the data is. What is masked in the output is hidden.
 *
 * @internal
 */
export function semanticModel(
  tables: readonly LakeTable[],
  context: GenerationContext,
) {
  const { product, services } = context.blueprint;
  const parameter = (name: string, value: string) => ({
    name,
    kind: 'm',
    expression: `"${value}" meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]`,
  });
  return {
    compatibilityLevel: 1567,
    name: product.name,
    model: {
      culture: 'en-US',
      defaultPowerBIDataSourceVersion: 'powerBI_V3',
      discourageImplicitMeasures: true,
      expressions: [
        parameter('Lake', TOKENS.lake),
        ...(services.warehouse ? [parameter('SqlServer', TOKENS.server)] : []),
      ],
      tables: tables.map(table => ({
        name: table.name,
        description: table.description,
        columns: table.columns.map(column => ({
          name: column.name,
          sourceColumn: column.name,
          dataType: dataType(column.outputType),
          description: column.description,
          isHidden: column.masked,
          summarizeBy: 'none',
          ...(column.type.kind === 'date' && { formatString: 'Short Date' }),
        })),
        measures: measuresOf(table),
        partitions: [
          {
            name: table.name,
            mode: 'import',
            source: { type: 'm', expression: query(table, context) },
          },
        ],
      })),
      annotations: [
        {
          name: 'data-mesh-product',
          value: `${product.domain}/${product.name}`,
        },
        { name: 'data-mesh-version', value: product.version },
      ],
    },
  };
}
