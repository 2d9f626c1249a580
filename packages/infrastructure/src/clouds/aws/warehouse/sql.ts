// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import type { HclValue } from '../../../hcl';
import {
  type LakeColumn,
  type LakeTable,
  lakeTables,
} from '../terms/lakeTables';
import { slug } from '../terms/words';

/** Names are of letters, digits and underscores before they come here; quotes keep words of SQL apart from them. */
const quoted = (name: string) => `"${name}"`;

const literal = (text: string) =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** Characters of a hash. */
const SHA256_LENGTH = 64;

/** Schema of what is served; models of dbt write to the same. @internal */
export const OUTPUT_SCHEMA = 'output';

/** The table in the warehouse, with its schema. @internal */
export const qualified = (table: LakeTable) =>
  `${quoted(OUTPUT_SCHEMA)}.${quoted(table.name)}`;

function createTable(table: LakeTable): string {
  const columns = table.columns.map(
    ({ name, types, property }) =>
      `${quoted(name)} ${types.redshift}${
        property.required || table.keys.includes(name) ? ' not null' : ''
      }`,
  );
  const key =
    table.keys.length > 0
      ? [`primary key (${table.keys.map(quoted).join(', ')})`]
      : [];
  return `create table if not exists ${qualified(table)} (${[
    ...columns,
    ...key,
  ].join(', ')}) diststyle auto sortkey auto`;
}

interface Mask {
  /** Names of the policy that hides and of the one that shows. */
  hide: string;
  show: string;
  type: string;
  hidden: string;
}

/**
 * How values of a type are hidden, so that they stay of their type: a mask for texts, nothing for the rest. A policy may
 * ask for a hash, which only long texts can hold, or for nothing at all.
 */
function mask({ types, protection }: LakeColumn): Mask | undefined {
  const type = types.redshift;
  if (type === 'super' || type.startsWith('varbyte')) return undefined;
  const length = Number(/^varchar\((\d+)\)/.exec(type)?.[1] ?? NaN);
  const show = `show_${slug(type)}`;
  const { method } = protection;
  if (method === 'hash' && length >= SHA256_LENGTH) {
    const hidden = `cast(sha2(value, 256) as ${type})`;
    return { hide: `hash_${slug(type)}`, show, type, hidden };
  }
  const isText = type.startsWith('varchar');
  if (isText && method !== 'redact' && method !== 'hash') {
    const hidden = `cast('***' as ${type})`;
    return { hide: `hide_${slug(type)}`, show, type, hidden };
  }
  return {
    hide: `${isText ? 'redact' : 'hide'}_${slug(type)}`,
    show,
    type,
    hidden: `cast(null as ${type})`,
  };
}

/** A statement and the name it has in Terraform. @internal */
export interface Named {
  label: string;
  sql: HclValue;
}

const maskedColumns = (context: GenerationContext) =>
  lakeTables(context).flatMap(table =>
    table.columns
      .filter(column => column.masked)
      .map(column => ({ table, column })),
  );

/** Statements that do not depend on each other, stage by stage: schemas, tables, roles, masks, grants. @internal */
export function stages(
  context: GenerationContext,
  roles: { reader: string; cleared: string },
): Named[][] {
  const tables = lakeTables(context);
  const masks = new Map(
    maskedColumns(context).flatMap(({ column }) => {
      const found = mask(column);
      return found ? [[found.hide, found] as const] : [];
    }),
  );
  const attach = (
    { table, column }: ReturnType<typeof maskedColumns>[number],
    policy: string,
    to: string,
    priority: number,
  ) =>
    `attach masking policy ${policy} on ${qualified(table)} (${quoted(
      column.name,
    )}) to ${to} priority ${priority}`;
  return [
    [
      {
        label: 'schema',
        sql: `create schema if not exists ${quoted(OUTPUT_SCHEMA)}`,
      },
    ],
    tables.map(table => ({
      label: `table__${table.name}`,
      sql: createTable(table),
    })),
    [
      { label: 'role_reader', sql: `create role ${quoted(roles.reader)}` },
      { label: 'role_cleared', sql: `create role ${quoted(roles.cleared)}` },
    ],
    [
      ...[...masks.values()].map(({ hide, type, hidden }) => ({
        label: hide,
        sql: `create masking policy if not exists ${hide} with (value ${type}) using (${hidden})`,
      })),
      ...[
        ...new Map([...masks.values()].map(({ show, type }) => [show, type])),
      ].map(([show, type]) => ({
        label: show,
        sql: `create masking policy if not exists ${show} with (value ${type}) using (value)`,
      })),
    ],
    maskedColumns(context).flatMap(found => {
      const policy = mask(found.column);
      const label = `${found.table.name}__${found.column.name}`;
      // A value of no type that could be masked is not granted to readers at all.
      if (!policy) return [];
      return [
        {
          label: `mask__${label}`,
          sql: attach(found, policy.hide, 'public', 10),
        },
        ...(found.column.protection.isClearToCleared
          ? [
              {
                label: `unmask__${label}`,
                sql: attach(
                  found,
                  policy.show,
                  `role ${quoted(roles.cleared)}`,
                  20,
                ),
              },
            ]
          : []),
      ];
    }),
    [roles.reader, roles.cleared].map((role, index) => ({
      label: `use_schema_${index === 0 ? 'reader' : 'cleared'}`,
      sql: `grant usage on schema ${quoted(OUTPUT_SCHEMA)} to role ${quoted(
        role,
      )}`,
    })),
    tables.flatMap(table => {
      const open = table.columns.filter(
        column => !column.masked || mask(column),
      );
      const known = table.columns.filter(
        column => column.protection.isClearToCleared || mask(column),
      );
      return [
        ...(open.length === 0
          ? []
          : [
              {
                label: `read__${table.name}`,
                sql: `grant select (${open
                  .map(({ name }) => quoted(name))
                  .join(', ')}) on ${qualified(table)} to role ${quoted(
                  roles.reader,
                )}`,
              },
            ]),
        ...(known.length === 0
          ? []
          : [
              {
                label: `read_cleared__${table.name}`,
                sql: `grant select${
                  known.length === table.columns.length
                    ? ''
                    : ` (${known.map(({ name }) => quoted(name)).join(', ')})`
                } on ${qualified(table)} to role ${quoted(roles.cleared)}`,
              },
            ]),
      ];
    }),
    tables
      .filter(({ description }) => description)
      .map(table => ({
        label: `comment__${table.name}`,
        sql: `comment on table ${qualified(table)} is ${literal(
          table.description,
        )}`,
      })),
  ].filter(stage => stage.length > 0);
}
