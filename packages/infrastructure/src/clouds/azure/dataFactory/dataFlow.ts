// SPDX-License-Identifier: Apache-2.0
import type { ColumnType } from '../shared/columnType';
import { CONTAINERS } from '../shared/references';
import type { LakeColumn, LakeTable } from '../shared/tables';
import { rowChecks } from './conditions';
import { converted, literal } from './expressions';

/** Names of streams that the sinks and the first source have, which the pipeline and Terraform name too. @internal */
export const STREAMS = {
  source: 'incoming',
  output: 'output',
  curated: 'curated',
  quarantine: 'quarantine',
} as const;

const nothing = (type: ColumnType) => converted(type, 'null()');

/** What somebody without clearance gets: texts and keys as a hash, by which rows still join; anything else empty. */
const masked = ({ name, type, hashed }: LakeColumn) =>
  hashed
    ? `sha2(256, ${type.kind === 'string' ? name : `toString(${name})`})`
    : nothing(type);

const lines = (items: readonly string[]) => items.join(',\n  ');

const sink = (
  stream: string,
  name: string,
  folder: string,
  format: readonly string[],
) =>
  `${stream} sink(${lines([
    'allowSchemaDrift: true',
    'validateSchema: false',
    ...format,
    `fileSystem: '${name}'`,
    `folderPath: '${folder}'`,
    'skipDuplicateMapInputs: true',
    'skipDuplicateMapOutputs: true',
  ])}) ~> ${name}`;

/** How a table is written: rows with a key replace those of the same key, tables without one are written anew. */
function target(
  { keys, partitions }: LakeTable,
  isDelta: boolean,
): readonly string[] {
  const partitioned =
    partitions.length > 0
      ? [`partitionBy('key', 0, ${partitions.join(', ')})`]
      : [];
  if (!isDelta) return ["format: 'parquet'", 'truncate: true', ...partitioned];
  return [
    "format: 'delta'",
    "compressionType: 'snappy'",
    'mergeSchema: true',
    'autoCompact: true',
    'optimizedWrite: true',
    'vacuum: 168',
    'deletable: false',
    'insertable: true',
    'updateable: false',
    ...(keys.length > 0
      ? ['upsertable: true', `keys: [${keys.map(literal).join(', ')}]`]
      : ['upsertable: false', 'overwrite: true']),
    ...partitioned,
  ];
}

const tooOld = (column: string, days: number) =>
  `toDate(${column}) < addDays(currentDate(), -${days})`;

/**
 * The data flow that takes rows out which are older than the contract promises to keep them. Only a Delta table with a key
 * needs it: any other is written anew without them.
 *
 * @returns undefined where the table needs none
 * @internal
 */
export function retentionScript(
  table: LakeTable,
  isDelta: boolean,
): string | undefined {
  const { keys, name, retentionColumn, retentionDays } = table;
  if (!isDelta || keys.length === 0 || !retentionColumn || !retentionDays) {
    return undefined;
  }
  return `${[STREAMS.curated, STREAMS.output]
    .flatMap(container => [
      `source(${lines([
        'allowSchemaDrift: true',
        'validateSchema: false',
        'ignoreNoFilesFound: true',
        "format: 'delta'",
        `fileSystem: '${container}'`,
        `folderPath: '${name}'`,
      ])}) ~> ${container}Rows`,
      `${container}Rows filter(${tooOld(
        `byName(${literal(retentionColumn)})`,
        retentionDays,
      )}) ~> ${container}Old`,
      `${container}Old alterRow(deleteIf(true())) ~> ${container}Deletes`,
      sink(`${container}Deletes`, container, name, [
        "format: 'delta'",
        'deletable: true',
        'insertable: false',
        'updateable: false',
        'upsertable: false',
        'vacuum: 168',
        `keys: [${keys.map(literal).join(', ')}]`,
      ]),
    ])
    .join('\n\n')}\n`;
}

/**
 * The mapping data flow of one table, in Data Factory's data flow script: reads what came in, gives each column its type,
 * keeps one row of each key, puts rows that break the contract into quarantine, and writes the rest twice, whole
 * for those who are cleared and masked for everybody else.
 *
 * Names are plain words and every other text of a contract is a quoted literal.
 *
 * @internal
 */
export function dataFlowScript(table: LakeTable, isDelta: boolean): string {
  const { columns, keys, source } = table;
  const checks = rowChecks(table);
  const hidden = columns.filter(column => column.masked);
  const statements = [
    `parameters{\n  folder as string ('${source.folder}')\n}`,
    `source(${lines([
      'allowSchemaDrift: true',
      'validateSchema: false',
      'inferDriftedColumnTypes: false',
      'ignoreNoFilesFound: true',
      ...(source.input
        ? ["format: 'delta'", `fileSystem: '${CONTAINERS.output}'`]
        : [
            "format: 'json'",
            "documentForm: 'documentPerLine'",
            `fileSystem: '${CONTAINERS.raw}'`,
          ]),
      'folderPath: ($folder)',
    ])}) ~> ${STREAMS.source}`,
    `${STREAMS.source} derive(${lines(
      columns.map(
        ({ name, source: field, type }) =>
          `${name} = ${converted(type, `byName(${literal(field)})`)}`,
      ),
    )}) ~> converted`,
    `converted select(mapColumn(\n  ${lines(
      columns.map(({ name }) => name),
    )}\n), skipDuplicateMapInputs: true, skipDuplicateMapOutputs: true) ~> typed`,
  ];
  let stream = 'typed';
  if (table.retentionDays !== undefined && table.retentionColumn) {
    statements.push(
      `typed filter(isNull(${table.retentionColumn}) || !(${tooOld(
        table.retentionColumn,
        table.retentionDays,
      )})) ~> kept`,
    );
    stream = 'kept';
  }
  const others = columns.filter(({ name }) => !keys.includes(name));
  if (keys.length > 0 && others.length > 0) {
    statements.push(
      `${stream} aggregate(groupBy(${keys.join(', ')}),\n  ${lines(
        others.map(({ name }) => `${name} = last(${name})`),
      )}) ~> distinct`,
    );
    stream = 'distinct';
  }
  if (checks.length > 0) {
    statements.push(
      `${stream} assert(${lines(
        checks.map(
          ({ id, condition }) =>
            `expectTrue(${condition}, false, ${literal(id)}, null, ${literal(
              id,
            )})`,
        ),
      )}) ~> asserted`,
      'asserted split(isError(), disjoint: false) ~> sorted@(rejected, accepted)',
      'sorted@rejected derive(_broken_rules = toString(assertErrorMessages()),\n  _rejected_at = currentTimestamp()) ~> explained',
      sink('explained', STREAMS.quarantine, table.name, ["format: 'json'"]),
    );
    stream = 'sorted@accepted';
  }
  if (isDelta && keys.length > 0) {
    statements.push(`${stream} alterRow(upsertIf(true())) ~> upserts`);
    stream = 'upserts';
  }
  statements.push(
    sink(stream, STREAMS.curated, table.name, target(table, isDelta)),
  );
  if (hidden.length > 0) {
    statements.push(
      `${stream} derive(${lines(
        hidden.map(column => `${column.name} = ${masked(column)}`),
      )}) ~> masked`,
    );
    stream = 'masked';
  }
  statements.push(
    sink(stream, STREAMS.output, table.name, target(table, isDelta)),
  );
  return `${statements.join('\n\n')}\n`;
}
