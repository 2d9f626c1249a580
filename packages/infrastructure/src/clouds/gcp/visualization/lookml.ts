// SPDX-License-Identifier: Apache-2.0

/**
 * A text as LookML may have it between quotes: nothing in it ends the quotes, starts a template of Liquid or of Looker,
 * or is a line of its own.
 *
 * @internal
 */
export function quoted(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\\/g, '/')
    .replace(/"/g, "'")
    .replace(/\{/g, '(')
    .replace(/\}/g, ')')
    .replace(/[$@](?=\()/g, '')
    .trim();
  return `"${plain.slice(0, 500)}"`;
}

/** Names of columns and tables that can stand in SQL between backticks, and nothing else. */
const SAFE = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** @throws RangeError for a name that the check of names refuses @internal */
export function sqlName(name: string): string {
  if (!SAFE.test(name)) {
    throw new RangeError(
      `'${name.slice(0, 60)}' is no name of a column or table.`,
    );
  }
  return `\`${name}\``;
}

/** A member of an object of LookML: a parameter with its value, or a block with its own members. @internal */
export type LookmlMember =
  | readonly [parameter: string, value: string]
  | LookmlBlock;

/** @internal */
export interface LookmlBlock {
  type: string;
  name: string;
  members: readonly LookmlMember[];
}

const isBlock = (member: LookmlMember): member is LookmlBlock =>
  !Array.isArray(member);

function linesOf(member: LookmlMember, indent: string): string[] {
  if (!isBlock(member)) return [`${indent}${member[0]}: ${member[1]}`];
  const inner = member.members.flatMap((part, index) => [
    ...(index > 0 && isBlock(part) ? [''] : []),
    ...linesOf(part, `${indent}  `),
  ]);
  const header = `${indent}${member.type}: ${member.name}${
    member.name === '' ? '' : ' '
  }{`;
  return [header, ...inner, `${indent}}`];
}

/** Writes parameters and blocks as LookML. @internal */
export function writeLookml(members: readonly LookmlMember[]): string {
  const lines = members.flatMap((member, index) => [
    ...(index > 0 && isBlock(member) ? [''] : []),
    ...linesOf(member, ''),
  ]);
  return `${lines.join('\n')}\n`;
}
