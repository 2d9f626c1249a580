// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, BodySyntax, Syntax } from '../../hcl';
import { attribute } from '../module';
import { type ArgumentSchema, type BlockSchema, namesOf } from '../schemas';
import type { CheckReport } from '../types';
import { itemsOf, typeFault } from './literals';

/** Something to say, before its severity and address are known. @internal */
export type Issue = Omit<Parameters<CheckReport>[0], 'severity' | 'path'>;
/** @internal */
export type Tell = (issue: Issue) => void;

/** What every resource may have beside its own arguments. */
const META_ARGUMENTS = new Set(['count', 'for_each', 'depends_on', 'provider']);
const META_BLOCKS = new Set(['lifecycle', 'provisioner', 'connection']);

function checkObject(
  schema: ArgumentSchema,
  name: string,
  value: Syntax,
  tell: Tell,
): void {
  if (!schema.body) return;
  if (schema.repeat === '1') {
    if (value.kind === 'object') {
      checkEntries(schema.body, value, tell);
    } else if (value.kind === 'list' || value.kind === 'string') {
      tell({
        rule: 'terraform/wrong-type',
        at: value.at,
        message: `'${name}' is one object.`,
        fix: `Write ${name} = { … }`,
      });
    }
    return;
  }
  for (const item of itemsOf(value)) {
    if (item.kind === 'object') checkEntries(schema.body, item, tell);
  }
}

/** Members of an object argument. */
function checkEntries(
  schema: BlockSchema,
  object: Syntax & { kind: 'object' },
  tell: Tell,
): void {
  const present = new Set<string>();
  for (const { key, value } of object.entries) {
    if (key.kind !== 'string') return;
    present.add(key.value);
    checkArgument(schema, key.value, key.at, value, tell);
  }
  missing(schema, object.at, name => present.has(name), tell);
}

function checkArgument(
  schema: BlockSchema,
  name: string,
  at: number,
  value: Syntax,
  tell: Tell,
): void {
  const own = schema.get(name);
  if (!own) {
    tell({
      rule: 'terraform/unknown-argument',
      at,
      message: `There is no argument '${name}' here.`,
      meant: { word: name, known: () => namesOf(schema) },
    });
  } else if (own.kind === 'block' && !own.either) {
    tell({
      rule: 'terraform/block-as-argument',
      at,
      message: `'${name}' is a block, and is written as an argument.`,
      fix: `Write ${name} { … }, without '='`,
    });
  } else if (own.readOnly) {
    tell({
      rule: 'terraform/read-only',
      at,
      message: `'${name}' is set by the provider and can only be read.`,
      fix: 'Remove it',
    });
  } else if (own.body) checkObject(own, name, value, tell);
  else {
    const fault =
      own.type === undefined ? undefined : typeFault(own.type, value);
    if (fault) {
      tell({
        rule: 'terraform/wrong-type',
        at: value.at,
        message: `'${name}' is ${fault.wanted}, and ${fault.found} is given.`,
      });
    }
  }
}

function missing(
  schema: BlockSchema,
  at: number,
  present: (name: string) => boolean,
  tell: Tell,
): void {
  for (const [name, { required, kind }] of schema) {
    if (!required || present(name)) continue;
    const what = kind === 'block' ? 'block' : 'argument';
    tell({
      rule: 'terraform/missing-argument',
      at,
      message: `The ${what} '${name}' is required, and is not there.`,
      fix: `Add '${name}'`,
    });
  }
}

function checkNested(
  schema: BlockSchema,
  name: string,
  block: BlockSyntax,
  body: BodySyntax,
  tell: Tell,
): void {
  const own = schema.get(name);
  if (!own) {
    tell({
      rule: 'terraform/unknown-block',
      at: block.at,
      message: `There is no block '${name}' here.`,
      meant: { word: name, known: () => namesOf(schema) },
    });
  } else if (own.readOnly) {
    tell({
      rule: 'terraform/read-only',
      at: block.at,
      message: `'${name}' is set by the provider and can only be read.`,
      fix: 'Remove it',
    });
  } else if (own.kind === 'block' && own.body) {
    checkBody(own.body, body, block.at, tell, false);
  } else if (!/d/.test(own.type ?? '') && !/^[lem][m@]/.test(own.type ?? '')) {
    tell({
      rule: 'terraform/argument-as-block',
      at: block.at,
      message: `'${name}' is an argument, and is written as a block.`,
      fix: `Write ${name} = ${own.repeat === '1' && own.body ? '{ … }' : '…'}`,
    });
  }
}

/**
 * Judges a body by what may stand in it.
 *
 * @param top - whether it is the body of a resource, which may have more
 * @internal
 */
export function checkBody(
  schema: BlockSchema,
  body: BodySyntax,
  at: number,
  tell: Tell,
  top: boolean,
): void {
  const counts = new Map<string, number>();
  const present = new Set<string>();
  for (const { name, at: place, value } of body.attributes) {
    if (top && META_ARGUMENTS.has(name)) continue;
    present.add(name);
    checkArgument(schema, name, place, value, tell);
  }
  for (const block of body.blocks) {
    if (top && META_BLOCKS.has(block.type)) continue;
    if (block.type === 'dynamic') {
      const [label] = block.labels;
      if (!label) continue;
      present.add(label.text);
      const content = block.body.blocks.find(({ type }) => type === 'content');
      if (!attribute(block.body, 'for_each') || !content) {
        tell({
          rule: 'terraform/missing-argument',
          at: block.at,
          message: "A dynamic block has 'for_each' and a block 'content'.",
        });
      } else checkNested(schema, label.text, block, content.body, tell);
      continue;
    }
    present.add(block.type);
    const count = (counts.get(block.type) ?? 0) + 1;
    counts.set(block.type, count);
    const own = schema.get(block.type);
    if (count === 2 && own?.kind === 'block' && own.repeat === '1') {
      tell({
        rule: 'terraform/too-many-blocks',
        at: block.at,
        message: `The block '${block.type}' may stand here once.`,
        fix: 'Put both into one',
      });
    }
    checkNested(schema, block.type, block, block.body, tell);
  }
  missing(schema, at, name => present.has(name), tell);
}
