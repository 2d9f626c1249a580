// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import { labelValue } from '../support/labels';
import { productBase, projectOf } from '../support/names';
import { type ServedTable, tablesOf } from '../support/tables';
import { type LookmlBlock, quoted, writeLookml } from './lookml';
import { timeFieldOf, viewOf } from './views';

/** Part of names that LookML takes. */
const modelName = ({ blueprint }: GenerationContext) =>
  productBase(blueprint).replace(/-/g, '_');

function manifest(context: GenerationContext): string {
  const { blueprint } = context;
  const [first] = blueprint.environments;
  const constant = (name: string, value: string): LookmlBlock => ({
    type: 'constant',
    name,
    members: [
      ['value', quoted(value)],
      ['export', 'override_required'],
    ],
  });
  const name = modelName(context);
  return writeLookml([
    ['project_name', quoted(name)],
    constant('connection', first ? `${name}_${first.name}` : name),
    constant('project', first ? projectOf(blueprint, first) : 'project'),
    constant('dataset', first ? `${name}_${first.name}_output` : 'output'),
  ]);
}

/** The field of a column that is no time and no second of its name. */
const fieldName = (column: string) =>
  column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Joins along the references of the contract to the key of another table of the product. */
function joinsOf(
  table: ServedTable,
  tables: readonly ServedTable[],
): LookmlBlock[] {
  const joined = new Set<string>();
  return table.columns.flatMap(({ name, property }) =>
    property.relationships.flatMap(({ to }): LookmlBlock[] => {
      const [object, member] = (to[0] ?? '').split('.');
      const other = tables.find(candidate => candidate.object.name === object);
      const fits =
        to.length === 1 &&
        other !== undefined &&
        other !== table &&
        other.key.length === 1 &&
        other.object.properties.some(
          ({ name: stated, primaryKey }) => stated === member && primaryKey,
        );
      if (!fits || joined.has(other.label)) return [];
      joined.add(other.label);
      return [
        {
          type: 'join',
          name: other.label,
          members: [
            ['type', 'left_outer'],
            ['relationship', 'many_to_one'],
            [
              'sql_on',
              `\${${table.label}.${fieldName(name)}} = \${${
                other.label
              }.${fieldName(other.key[0])}} ;;`,
            ],
          ],
        },
      ];
    }),
  );
}

function model(
  context: GenerationContext,
  tables: readonly ServedTable[],
): string {
  return writeLookml([
    ['connection', '"@{connection}"'],
    ['label', quoted(context.blueprint.product.title)],
    ['include', '"/views/*.view.lkml"'],
    ['include', '"/dashboards/*.dashboard.lookml"'],
    {
      type: 'datagroup',
      name: 'run',
      members: [['max_cache_age', '"1 hour"']],
    },
    ['persist_with', 'run'],
    ...tables.map(table => ({
      type: 'explore',
      name: table.label,
      members: [
        [
          'label',
          quoted(table.object.businessName ?? table.object.name),
        ] as const,
        ...(table.object.description
          ? [['description', quoted(table.object.description)] as const]
          : []),
        ...joinsOf(table, tables),
      ],
    })),
  ]);
}

/** A dashboard in the YAML of LookML; every text is written as JSON, which YAML reads as a text and nothing else. */
function dashboard(
  context: GenerationContext,
  tables: readonly ServedTable[],
): string {
  const name = modelName(context);
  const { title } = context.blueprint.product;
  const text = (value: string) => JSON.stringify(quoted(value).slice(1, -1));
  const elements = tables.slice(0, 12).flatMap((table, index) => {
    const time = timeFieldOf(table);
    const label = table.object.businessName ?? table.object.name;
    const place = (row: number, col: number, width: number) => [
      `    row: ${index * 6 + row}`,
      `    col: ${col}`,
      `    width: ${width}`,
      '    height: 6',
    ];
    return [
      `  - name: ${table.label}_count`,
      `    title: ${text(`${label}: rows`)}`,
      `    model: ${name}`,
      `    explore: ${table.label}`,
      '    type: single_value',
      `    fields: [${table.label}.count]`,
      ...place(0, 0, time ? 6 : 24),
      ...(time
        ? [
            `  - name: ${table.label}_over_time`,
            `    title: ${text(`${label}: rows by day`)}`,
            `    model: ${name}`,
            `    explore: ${table.label}`,
            '    type: looker_line',
            `    fields: [${table.label}.${time}, ${table.label}.count]`,
            `    sorts: [${table.label}.${time} desc]`,
            '    limit: 400',
            ...place(0, 6, 18),
          ]
        : []),
    ];
  });
  return [
    `- dashboard: ${name}`,
    `  title: ${text(title)}`,
    '  layout: newspaper',
    '  elements:',
    ...elements,
    '',
  ].join('\n');
}

/** The LookML project of the product: a view for each table, a model and a dashboard. @internal */
export function lookmlProject(context: GenerationContext): GeneratedFile[] {
  const tables = tablesOf(context.outputs, context.blueprint);
  const name = labelValue(modelName(context));
  return [
    { path: 'bi/lookml/manifest.lkml', content: manifest(context) },
    {
      path: `bi/lookml/models/${name}.model.lkml`,
      content: model(context, tables),
    },
    {
      path: `bi/lookml/dashboards/${name}.dashboard.lookml`,
      content: dashboard(context, tables),
    },
    ...tables.map(table => ({
      path: `bi/lookml/views/${table.label}.view.lkml`,
      content: viewOf(table),
    })),
  ];
}
