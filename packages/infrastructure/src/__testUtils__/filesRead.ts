// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import type { GeneratedFile } from '../generate';
import {
  type BodySyntax,
  type BlockSyntax,
  parseHcl,
  type Syntax,
} from '../hcl';

const READS = /^(file|templatefile)/;
const FINGERPRINTS = /^(fileset|file(md5|sha\d+|base64sha\d+))$/;

/** What stands in another expression. */
function inside(syntax: Syntax): Syntax[] {
  switch (syntax.kind) {
    case 'template':
      return syntax.parts;
    case 'call':
      return syntax.args;
    case 'list':
      return syntax.items;
    case 'object':
      return syntax.entries.flatMap(({ key, value }) => [key, value]);
    case 'operation':
      return syntax.operands;
    case 'conditional':
      return [syntax.condition, syntax.yes, syntax.no];
    case 'for':
      return [syntax.over, syntax.key, syntax.value, syntax.condition].filter(
        (part): part is Syntax => part !== undefined,
      );
    case 'access':
    case 'reference':
      return [
        ...(syntax.kind === 'access' ? [syntax.of] : []),
        ...syntax.steps.flatMap(step =>
          step.kind === 'index' ? [step.key] : [],
        ),
      ];
    default:
      return [];
  }
}

const isFileset = (syntax: Syntax): boolean =>
  (syntax.kind === 'call' && syntax.name === 'fileset') ||
  inside(syntax).some(isFileset);

/** A path as written, with `*` for what is known only later; the stack's folder is the empty start. */
function written(syntax: Syntax): string {
  if (syntax.kind === 'string') return syntax.value;
  if (syntax.kind === 'template') return syntax.parts.map(written).join('');
  const [step] =
    syntax.kind === 'reference' && syntax.root === 'path' ? syntax.steps : [];
  return step?.kind === 'attribute' && step.name !== 'cwd' ? '' : '*';
}

/**
 * Calls that read a file, without fingerprints that bear its absence: `try(filemd5(…), null)`, and those of each file of
 * a `fileset`, which is empty then. They notice a change of what is uploaded; the stack stands without them.
 */
function calls(syntax: Syntax, mayMiss = false): [name: string, at: string][] {
  const read: [string, string][] =
    syntax.kind === 'call' &&
    READS.test(syntax.name) &&
    !(mayMiss && FINGERPRINTS.test(syntax.name))
      ? [[syntax.name, syntax.args[0] ? written(syntax.args[0]) : '']]
      : [];
  const bears =
    mayMiss ||
    (syntax.kind === 'call' &&
      syntax.name === 'try' &&
      syntax.args.length > 1) ||
    (syntax.kind === 'for' && isFileset(syntax.over));
  return [...read, ...inside(syntax).flatMap(part => calls(part, bears))];
}

const values = (body: BodySyntax): Syntax[] => [
  ...body.attributes.map(({ value }) => value),
  ...body.blocks.flatMap((block: BlockSyntax) => values(block.body)),
];

/**
 * Files that the Terraform of a stack cannot do without: by which function, and where from the repository's root, with
 * `*` for a part that differs for each element. A path that begins with `*` may be anywhere.
 */
export const filesRead = (files: readonly GeneratedFile[]) =>
  files
    .filter(({ path }) => path.endsWith('.tf'))
    .flatMap(({ path, content }) =>
      values(parseHcl(content).body)
        .flatMap(value => calls(value))
        .map(([name, at]) => ({
          by: `${path}: ${name}`,
          path: at.startsWith('*') ? at : posix.join(posix.dirname(path), at),
        })),
    );
