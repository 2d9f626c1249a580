// SPDX-License-Identifier: Apache-2.0
import type { Dialect } from './dialect';
import type { Column, Reference, Table } from './table';

/** Text that can stand after `--`: nothing in it ends the line. @internal */
export function remark(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A physical name may be qualified, as `sales.orders`; each part is then quoted on its own. */
function tableName(name: string, dialect: Dialect): string {
  const parts = name.split('.');
  const qualified =
    parts.length > 1 &&
    parts.length <= dialect.nameParts &&
    parts.every(part => /^[A-Za-z_]\w*$/.test(part));
  return qualified
    ? parts.map(part => dialect.quote(part)).join('.')
    : dialect.quote(name);
}

const quoted = (names: string[], dialect: Dialect) =>
  names.map(name => dialect.quote(name)).join(', ');

function columnLine(column: Column, dialect: Dialect): string {
  const parts = [dialect.quote(column.name), column.type];
  if (column.required && dialect.notNull) parts.push('NOT NULL');
  for (const check of dialect.checks ? column.checks : []) {
    parts.push(`CHECK (${check})`);
  }
  if (column.comment && dialect.columnComment) {
    parts.push(dialect.columnComment(dialect.literal(column.comment)));
  }
  return parts.join(' ');
}

function foreignKey(reference: Reference, dialect: Dialect): string {
  return `FOREIGN KEY (${quoted(
    reference.columns,
    dialect,
  )}) REFERENCES ${tableName(reference.table, dialect)} (${quoted(
    reference.target,
    dialect,
  )})${dialect.foreignKey?.suffix ?? ''}`;
}

function constraints(table: Table, dialect: Dialect): string[] {
  const lines: string[] = [];
  if (dialect.primaryKey && table.primaryKey.length > 0) {
    const { words, suffix } = dialect.primaryKey;
    lines.push(`${words} (${quoted(table.primaryKey, dialect)})${suffix}`);
  }
  for (const column of table.columns) {
    if (!column.unique || !dialect.unique) continue;
    lines.push(
      `UNIQUE (${dialect.quote(column.name)})${dialect.unique.suffix}`,
    );
  }
  if (dialect.foreignKey?.style === 'inline') {
    lines.push(
      ...table.references.map(reference => foreignKey(reference, dialect)),
    );
  }
  return lines;
}

/** Partitioning by the first column, the one that BigQuery takes. */
function partitionExpression({ name, family, type }: Column, dialect: Dialect) {
  const column = dialect.quote(name);
  if (family === 'timestamp') return `${type}_TRUNC(${column}, DAY)`;
  return family === 'date' ? column : undefined;
}

function clauses(table: Table, dialect: Dialect): string[] {
  const lines: string[] = [];
  const [first] = table.partitions;
  const comment =
    table.comment && dialect.tableComment
      ? dialect.tableComment(dialect.literal(table.comment))
      : undefined;
  // Databricks and Athena take the comment before the partitions, BigQuery its options after them.
  if (comment && dialect.comments === 'inline') lines.push(comment);
  if (first && dialect.partitions === 'expression') {
    const expression = partitionExpression(first, dialect);
    if (expression) lines.push(`PARTITION BY ${expression}`);
  }
  if (first && dialect.partitions === 'columns') {
    const names = table.partitions.map(({ name }) => name);
    lines.push(`PARTITIONED BY (${quoted(names, dialect)})`);
  }
  if (first && dialect.partitions === 'separate') {
    const columns = table.partitions.map(column => columnLine(column, dialect));
    lines.push(`PARTITIONED BY (\n  ${columns.join(',\n  ')}\n)`);
  }
  if (comment && dialect.comments === 'options') lines.push(comment);
  if (table.location !== undefined) {
    lines.push(
      storage(table.format),
      `LOCATION ${dialect.literal(table.location)}`,
    );
  }
  return lines;
}

function storage(format: string | undefined): string {
  switch (format) {
    case 'json':
      return "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'";
    case 'csv':
      return "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'";
    case 'avro':
      return 'STORED AS AVRO';
    case 'orc':
      return 'STORED AS ORC';
    default:
      return 'STORED AS PARQUET';
  }
}

/** The statement that makes a table. @internal */
export function createTable(table: Table, dialect: Dialect): string {
  const listed =
    dialect.partitions === 'separate'
      ? table.columns.filter(column => !table.partitions.includes(column))
      : table.columns;
  const remarks = dialect.comments === 'text';
  const lines = [
    ...listed.map(column => ({
      text: columnLine(column, dialect),
      remark: remarks && column.comment ? remark(column.comment) : '',
    })),
    ...constraints(table, dialect).map(text => ({ text, remark: '' })),
  ];
  const body = lines
    .map(({ text, remark: words }, index) => {
      const comma = index < lines.length - 1 ? ',' : '';
      return `${words ? `  -- ${words}\n` : ''}  ${text}${comma}`;
    })
    .join('\n');
  const head = remarks && table.comment ? `-- ${remark(table.comment)}\n` : '';
  const end = clauses(table, dialect);
  return `${head}${dialect.create} ${tableName(
    table.name,
    dialect,
  )} (\n${body}\n)${end.map(clause => `\n${clause}`).join('')};`;
}

/** Statements that describe a table and its columns, for engines that keep descriptions that way. @internal */
export function describeTable(table: Table, dialect: Dialect): string[] {
  if (dialect.comments !== 'statements') return [];
  const name = tableName(table.name, dialect);
  const statements = table.columns.flatMap(column =>
    column.comment
      ? [
          `COMMENT ON COLUMN ${name}.${dialect.quote(
            column.name,
          )} IS ${dialect.literal(column.comment)};`,
        ]
      : [],
  );
  if (table.comment) {
    statements.unshift(
      `COMMENT ON TABLE ${name} IS ${dialect.literal(table.comment)};`,
    );
  }
  return statements.length > 0 ? [statements.join('\n')] : [];
}

/** Statements that add the references of a table once all tables are there. @internal */
export function referenceTable(table: Table, dialect: Dialect): string[] {
  if (dialect.foreignKey?.style !== 'alter') return [];
  return table.references.map(
    reference =>
      `ALTER TABLE ${tableName(table.name, dialect)} ADD ${foreignKey(
        reference,
        dialect,
      )};`,
  );
}
