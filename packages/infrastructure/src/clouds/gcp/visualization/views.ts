// SPDX-License-Identifier: Apache-2.0
import type { Column, ServedTable } from '../support/tables';
import {
  type LookmlBlock,
  type LookmlMember,
  quoted,
  sqlName,
  writeLookml,
} from './lookml';

const NUMBERS = new Set(['INTEGER', 'NUMERIC', 'BIGNUMERIC', 'FLOAT']);
const TIMES: Readonly<Record<string, string>> = {
  DATE: 'date',
  DATETIME: 'datetime',
  TIMESTAMP: 'timestamp',
};

/** Gives each field of a view a name of its own. */
class FieldNames {
  private readonly taken = new Set<string>(['count']);

  claim(name: string): string {
    const plain =
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '') || 'field';
    let unique = plain;
    for (let n = 2; this.taken.has(unique); n++) unique = `${plain}_${n}`;
    this.taken.add(unique);
    return unique;
  }
}

const titleOf = ({ name, property }: Column) =>
  property.businessName ?? name.replace(/_/g, ' ');

function described(column: Column): LookmlMember[] {
  return [
    ['label', quoted(titleOf(column))],
    ...(column.description
      ? [['description', quoted(column.description)] as const]
      : []),
    ...(column.mask ? [['tags', '["masked"]'] as const] : []),
  ];
}

function fieldOf(
  column: Column,
  path: string,
  names: FieldNames,
  isKey: boolean,
): LookmlBlock {
  const { type } = column;
  const time = TIMES[type.name];
  if (time && !type.repeated) {
    return {
      type: 'dimension_group',
      name: names.claim(column.name),
      members: [
        ['type', 'time'],
        [
          'timeframes',
          time === 'date'
            ? '[raw, date, week, month, quarter, year]'
            : '[raw, time, date, week, month, quarter, year]',
        ],
        ['convert_tz', 'no'],
        ['datatype', time],
        ...described(column),
        ['sql', `${path} ;;`],
      ],
    };
  }
  const structured = type.repeated || type.name === 'JSON';
  let kind = NUMBERS.has(type.name) ? 'number' : 'string';
  if (type.name === 'BOOLEAN') kind = 'yesno';
  return {
    type: 'dimension',
    name: names.claim(column.name),
    members: [
      ...(isKey ? [['primary_key', 'yes'] as const] : []),
      ['type', structured ? 'string' : kind],
      ...(structured ? [['hidden', 'yes'] as const] : []),
      ...described(column),
      ['sql', `${structured ? `TO_JSON_STRING(${path})` : path} ;;`],
    ],
  };
}

/** Fields of columns, and of the members of records. */
function fieldsOf(
  columns: readonly Column[],
  path: string,
  names: FieldNames,
  key: readonly string[],
): LookmlBlock[] {
  return columns.flatMap(column => {
    const own = `${path}.${sqlName(column.name)}`;
    return column.fields.length > 0 && !column.type.repeated
      ? fieldsOf(column.fields, own, names, [])
      : [
          fieldOf(
            column,
            own,
            names,
            key.length === 1 && key[0] === column.name,
          ),
        ];
  });
}

function measuresOf(
  { columns, key }: ServedTable,
  names: FieldNames,
): LookmlBlock[] {
  const numbers = columns.filter(
    ({ name, type, mask }) =>
      NUMBERS.has(type.name) &&
      !type.repeated &&
      !mask &&
      !key.includes(name) &&
      !/(^|_)(id|number|no|code|year|version)$/i.test(name),
  );
  return [
    { type: 'measure', name: 'count', members: [['type', 'count']] },
    ...numbers.flatMap((column): LookmlBlock[] =>
      (['sum', 'average'] as const).map(kind => ({
        type: 'measure',
        name: names.claim(
          `${kind === 'sum' ? 'total' : 'average'}_${column.name}`,
        ),
        members: [
          ['type', kind],
          [
            'label',
            quoted(
              `${kind === 'sum' ? 'Total' : 'Average'} ${titleOf(column)}`,
            ),
          ],
          ['sql', `\${TABLE}.${sqlName(column.name)} ;;`],
        ],
      })),
    ),
  ];
}

/** The view of a table: its columns as dimensions, and what can be summed up. @internal */
export function viewOf(table: ServedTable): string {
  const { key, object, columns, label, name } = table;
  const names = new FieldNames();
  const fields = fieldsOf(columns, '${TABLE}', names, key);
  const compound: LookmlBlock[] =
    key.length > 1
      ? [
          {
            type: 'dimension',
            name: names.claim('row_key'),
            members: [
              ['primary_key', 'yes'],
              ['hidden', 'yes'],
              ['type', 'string'],
              [
                'sql',
                `TO_JSON_STRING([${key
                  .map(column => `CAST(\${TABLE}.${sqlName(column)} AS STRING)`)
                  .join(', ')}]) ;;`,
              ],
            ],
          },
        ]
      : [];
  return writeLookml([
    {
      type: 'view',
      name: label,
      members: [
        ['label', quoted(object.businessName ?? object.name)],
        [
          'sql_table_name',
          // The name was judged; the constants are of the manifest.
          `\`@{project}.@{dataset}.${sqlName(name).slice(1, -1)}\` ;;`,
        ],
        ...compound,
        ...fields,
        ...measuresOf(table, names),
      ],
    },
  ]);
}

/** Columns in the order in which they become fields. */
function* leavesOf(columns: readonly Column[]): Iterable<Column> {
  for (const column of columns) {
    if (column.fields.length > 0 && !column.type.repeated) {
      yield* leavesOf(column.fields);
    } else yield column;
  }
}

/** The time of a table that a report is drawn over, as a field of its view: its partition, else the first. @internal */
export function timeFieldOf({
  columns,
  partition,
}: ServedTable): string | undefined {
  const fields = fieldsOf(columns, '${TABLE}', new FieldNames(), []);
  const times = [...leavesOf(columns)]
    .map((column, index) => ({ column, field: fields[index].name }))
    .filter(
      ({ column: { type, mask } }) =>
        TIMES[type.name] && !type.repeated && !mask,
    );
  const chosen =
    times.find(({ column }) => column.name === partition) ?? times[0];
  return chosen && `${chosen.field}_date`;
}
