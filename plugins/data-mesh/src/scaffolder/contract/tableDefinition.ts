// SPDX-License-Identifier: Apache-2.0
import { parsePhysicalType } from '@meshwright/contracts';
import type { TypeFamily } from '@meshwright/contracts';
import { stringify } from 'yaml';

const MAX_LENGTH = 200_000;
const MAX_COLUMNS = 2_000;

/** Types of ODCS for what engines have. */
const LOGICAL: Partial<Record<TypeFamily, string>> = {
  integer: 'integer',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  array: 'array',
  struct: 'object',
  map: 'object',
  json: 'object',
};

const IDENTIFIER =
  /^(?:"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|([\p{L}_][\p{L}\p{N}_$]*))/u;

/** What was made of a table definition, or what keeps it from being one. @internal */
export type TableContract = { contract: string } | { problem: string };

/**
 * A draft of a contract from a `CREATE TABLE` statement, of any engine: names, types, what must be there, keys and
 * comments.
 *
 * @internal
 */
export function contractFromTable(sql: string, name?: string): TableContract {
  if (sql.length > MAX_LENGTH) {
    return { problem: 'The statement is too long' };
  }
  const text = withoutComments(sql);
  const start =
    /\bcreate\s+(?:or\s+replace\s+)?(?:(?:external|temporary|temp|transient|multiset)\s+)*table\s+(?:if\s+not\s+exists\s+)?/i.exec(
      text,
    );
  if (!start) {
    return { problem: "There is no 'CREATE TABLE' in this text" };
  }
  const open = text.indexOf('(', start.index + start[0].length);
  const parts = open < 0 ? undefined : splitList(text, open);
  if (!parts) {
    return { problem: 'The list of columns does not end' };
  }
  const table = lastName(text.slice(start.index + start[0].length, open));
  const columns = parts.items.flatMap(columnOf).slice(0, MAX_COLUMNS);
  if (!table || columns.length === 0) {
    return { problem: 'No column was found in this statement' };
  }
  const keys = parts.items.flatMap(keyOf);
  const product = name || table.toLowerCase();
  return {
    contract: stringify(
      {
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        id: `urn:datacontract:${product}:${table.toLowerCase()}`,
        name: table.toLowerCase(),
        version: '1.0.0',
        status: 'draft',
        description: { purpose: `What ${table} holds` },
        schema: [
          {
            name: table,
            physicalType: 'table',
            properties: columns.map(({ isKey, ...column }) => {
              const position = keys.indexOf(column.name);
              return {
                ...column,
                ...((isKey || position >= 0) && {
                  required: true,
                  primaryKey: true,
                  primaryKeyPosition: Math.max(position, 0) + 1,
                }),
              };
            }),
          },
        ],
      },
      { lineWidth: 0 },
    ),
  };
}

function columnOf(item: string) {
  const name = IDENTIFIER.exec(item);
  if (
    !name ||
    (name[4] &&
      /^(?:primary|foreign|unique|constraint|key|index|check|partition|period)$/i.test(
        name[4],
      ))
  ) {
    return [];
  }
  const rest = item.slice(name[0].length).trim();
  const type =
    /^[a-z_][\w ]*?(?:\([^)]*\)|<.*>)?(?=\s+(?:not|null|default|primary|references|comment|constraint|unique|check|generated|identity|encode|collate|options|with\s+masking|auto_increment)\b|$)/i
      .exec(rest)?.[0]
      .trim() ?? rest.split(/\s+/)[0];
  const family = type ? parsePhysicalType(type)?.family : undefined;
  const comment = /\bcomment\s+'((?:[^']|'')*)'/i.exec(rest)?.[1];
  return [
    {
      name: name.slice(1).find(Boolean)!,
      logicalType: (family && LOGICAL[family]) ?? 'string',
      ...(type && { physicalType: type }),
      ...(comment && { description: comment.replace(/''/g, "'") }),
      ...(/\bnot\s+null\b/i.test(rest) && { required: true }),
      isKey: /\bprimary\s+key\b/i.test(rest),
    },
  ];
}

function keyOf(item: string): string[] {
  const list = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(([^)]*)\)/i.exec(
    item,
  )?.[1];
  return list
    ? list.split(',').flatMap(name => {
        const found = IDENTIFIER.exec(name.trim());
        return found ? [found.slice(1).find(Boolean)!] : [];
      })
    : [];
}

/** Takes what stands between a bracket and the one that closes it apart at its commas. */
function splitList(text: string, open: number) {
  const items: string[] = [];
  let depth = 0;
  let quote = '';
  let item = '';
  for (let i = open; i < text.length; i += 1) {
    const char = text[i];
    if (quote) {
      quote = char === quote ? '' : quote;
    } else if (`'"\``.includes(char)) {
      quote = char;
    } else if ('(<'.includes(char)) {
      depth += 1;
      if (depth === 1) {
        continue;
      }
    } else if (')>'.includes(char)) {
      depth -= 1;
      if (depth === 0) {
        items.push(item.trim());
        return { items: items.filter(Boolean) };
      }
    } else if (char === ',' && depth === 1) {
      items.push(item.trim());
      item = '';
      continue;
    }
    item += char;
  }
  return undefined;
}

function lastName(text: string): string | undefined {
  const last = text.trim().split('.').pop()?.trim() ?? '';
  return IDENTIFIER.exec(last)?.slice(1).find(Boolean);
}

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, ' ').replace(/\/\*[^]*?\*\//g, ' ');
}
