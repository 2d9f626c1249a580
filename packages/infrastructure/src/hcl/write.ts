// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  type Body,
  Call,
  DynamicBlock,
  Expression,
  type HclValue,
  NestedBlocks,
  Template,
} from './values';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const LINE = 100;

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Text inside quotes: nothing in it starts a template, ends the string or moves a terminal. */
function escape(text: string): string {
  return text
    .replace(/[\\"\n\r\t]/g, character => ESCAPES[character])
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/([$%])\{/g, '$1$1{');
}

const indentBy = (depth: number) => '  '.repeat(depth);

function isPlainObject(
  value: HclValue,
): value is { readonly [key: string]: HclValue | undefined } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Expression) &&
    !(value instanceof Call) &&
    !(value instanceof Template)
  );
}

const keyOf = (key: string) =>
  IDENTIFIER.test(key) ? key : `"${escape(key)}"`;

/** One `name = value`, aligned with its neighbours as `terraform fmt` does; values of several lines stand apart. */
function assignments(
  entries: readonly (readonly [string, string])[],
  indent: string,
): string[] {
  const lines: string[] = [];
  let group: (readonly [string, string])[] = [];
  const flush = () => {
    const width = Math.max(0, ...group.map(([name]) => name.length));
    for (const [name, value] of group) {
      lines.push(`${indent}${name.padEnd(width)} = ${value}`);
    }
    group = [];
  };
  for (const [name, value] of entries) {
    if (value.includes('\n')) {
      flush();
      if (lines.length > 0 && lines[lines.length - 1] !== '') lines.push('');
      lines.push(`${indent}${name} = ${value}`, '');
    } else {
      group.push([name, value]);
    }
  }
  flush();
  while (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

function list(values: readonly HclValue[], depth: number): string {
  if (values.length === 0) return '[]';
  const written = values.map(value => writeValue(value, depth + 1));
  const short = `[${written.join(', ')}]`;
  if (!short.includes('\n') && short.length + 2 * depth <= LINE) return short;
  const indent = indentBy(depth + 1);
  return `[\n${written.map(value => `${indent}${value},\n`).join('')}${indentBy(
    depth,
  )}]`;
}

function object(
  value: { readonly [key: string]: HclValue | undefined },
  depth: number,
): string {
  const entries = Object.entries(value).filter(
    (entry): entry is [string, HclValue] => entry[1] !== undefined,
  );
  if (entries.length === 0) return '{}';
  const lines = assignments(
    entries.map(([key, member]) => [keyOf(key), writeValue(member, depth + 1)]),
    indentBy(depth + 1),
  );
  return `{\n${lines.join('\n')}\n${indentBy(depth)}}`;
}

/**
 * Writes a value in Terraform's language.
 *
 * @param depth - how deep the line it stands on is indented
 * @throws RangeError for a number that is not finite
 * @public
 */
export function writeValue(value: HclValue, depth = 0): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${escape(value)}"`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new RangeError('A number in Terraform must be finite.');
    }
    return String(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Expression) return value.source;
  if (value instanceof Call) {
    const args = value.args.map(arg => writeValue(arg, depth));
    return `${value.name}(${args.join(', ')})`;
  }
  if (value instanceof Template) {
    return `"${value.parts
      .map(part =>
        part instanceof Expression ? `\${${part.source}}` : escape(part),
      )
      .join('')}"`;
  }
  if (isPlainObject(value)) return object(value, depth);
  return list(value as readonly HclValue[], depth);
}

function nested(
  header: string,
  body: Body,
  depth: number,
  innerComments: readonly string[] = [],
): string[] {
  const inner = writeBody(body, depth + 1);
  const indent = indentBy(depth);
  const comments = innerComments.flatMap(comment =>
    commentLines(comment, indentBy(depth + 1)),
  );
  if (inner.length + comments.length === 0) return [`${indent}${header} {}`];
  return [`${indent}${header} {`, ...comments, ...inner, `${indent}}`];
}

function writeBody(body: Body, depth: number): string[] {
  const indent = indentBy(depth);
  const plain: [string, string][] = [];
  const sections: string[][] = [];
  const flush = () => {
    if (plain.length > 0) sections.push(assignments(plain, indent));
    plain.length = 0;
  };
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (value instanceof NestedBlocks) {
      flush();
      sections.push(...value.bodies.map(inner => nested(name, inner, depth)));
    } else if (value instanceof DynamicBlock) {
      flush();
      sections.push(
        nested(
          `dynamic "${escape(name)}"`,
          {
            for_each: value.forEach,
            content: new NestedBlocks([value.content]),
          },
          depth,
        ),
      );
    } else {
      plain.push([name, writeValue(value, depth)]);
    }
  }
  flush();
  return sections.flatMap((section, index) =>
    index === 0 ? section : ['', ...section],
  );
}

/**
 * Lines of a comment. It cannot end early: a line break in it starts another comment line, other control characters go.
 */
function commentLines(comment: string, indent: string): string[] {
  return comment
    .split(/[\n\r\u2028\u2029]+/)
    .map(line => `${indent}# ${line.replace(/\p{Cc}/gu, ' ')}`.trimEnd());
}

/** Writes a block with its comment. @public */
export function writeBlock(block: Block): string {
  const header = [
    block.type,
    ...block.labels.map(label => `"${escape(label)}"`),
  ].join(' ');
  return [
    ...(block.comment ? commentLines(block.comment, '') : []),
    ...nested(header, block.body, 0, block.innerComments),
  ].join('\n');
}

/**
 * Writes a Terraform file as `terraform fmt` would lay it out.
 *
 * @public
 */
export function writeHcl(blocks: readonly Block[]): string {
  return `${blocks.map(writeBlock).join('\n\n')}\n`;
}

/** A comment on lines of its own, outside of any block. @internal */
export const writeComment = (comment: string): string[] =>
  commentLines(comment, '');

/** Lines of `name = value` outside of any block, as files of values have them. @public */
export const writeAttributes = (values: {
  readonly [name: string]: HclValue;
}): string[] =>
  assignments(
    Object.entries(values).map(([name, value]) => [name, writeValue(value)]),
    '',
  );
