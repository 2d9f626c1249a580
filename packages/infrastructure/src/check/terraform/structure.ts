// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, BodySyntax, Syntax } from '../../hcl';
import { attribute, type Module, type ModuleFile } from '../module';
import type { CheckReport } from '../types';

/** Blocks of a file and how many labels they have. */
const TOP_LEVEL: Readonly<Record<string, number>> = {
  check: 1,
  data: 2,
  ephemeral: 2,
  import: 0,
  locals: 0,
  module: 1,
  moved: 0,
  output: 1,
  provider: 1,
  removed: 0,
  resource: 2,
  terraform: 0,
  variable: 1,
};

/** Arguments of blocks that belong to the language itself. */
const OWN_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  variable: [
    'default',
    'deprecated',
    'description',
    'ephemeral',
    'nullable',
    'sensitive',
    'type',
  ],
  output: [
    'depends_on',
    'deprecated',
    'description',
    'ephemeral',
    'sensitive',
    'value',
  ],
};

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Locals of a module are judged together, see `readModules`. */
function checkTwice(
  body: BodySyntax,
  report: CheckReport,
  locals = false,
): void {
  const seen = new Set<string>();
  for (const { name, at, value } of body.attributes) {
    if (seen.has(name) && !locals) {
      report({
        rule: 'terraform/duplicate-argument',
        at,
        message: `The argument '${name}' stands here twice.`,
        fix: 'Remove one of them',
      });
    }
    seen.add(name);
    checkMembers(value, report);
  }
  body.blocks.forEach(block => checkTwice(block.body, report));
}

function checkMembers(value: Syntax, report: CheckReport): void {
  if (value.kind === 'list')
    value.items.forEach(item => checkMembers(item, report));
  if (value.kind === 'call')
    value.args.forEach(arg => checkMembers(arg, report));
  if (value.kind !== 'object') return;
  const seen = new Set<string>();
  for (const { key, value: inner } of value.entries) {
    checkMembers(inner, report);
    if (key.kind !== 'string') continue;
    if (seen.has(key.value)) {
      report({
        rule: 'terraform/duplicate-argument',
        at: key.at,
        message: `The member '${key.value}' stands here twice.`,
        fix: 'Remove one of them',
      });
    }
    seen.add(key.value);
  }
}

function checkOwn(block: BlockSyntax, report: CheckReport): void {
  const known = OWN_ARGUMENTS[block.type];
  if (!known) return;
  for (const { name, at } of block.body.attributes) {
    if (known.includes(name)) continue;
    report({
      rule: 'terraform/unknown-argument',
      at,
      message: `There is no argument '${name}' in ${
        block.type === 'output' ? 'an output' : 'a variable'
      }.`,
      meant: { word: name, known: () => known },
    });
  }
  if (block.type === 'output' && !attribute(block.body, 'value')) {
    report({
      rule: 'terraform/missing-argument',
      at: block.at,
      message: "The argument 'value' is required, and is not there.",
      fix: "Add 'value'",
    });
  }
}

function checkTop(block: BlockSyntax, report: CheckReport): void {
  const labels = Object.hasOwn(TOP_LEVEL, block.type)
    ? TOP_LEVEL[block.type]
    : undefined;
  if (labels === undefined) {
    report({
      rule: 'terraform/unknown-block',
      at: block.at,
      message: `There is no block '${block.type}' in a file.`,
      meant: { word: block.type, known: () => Object.keys(TOP_LEVEL) },
    });
    return;
  }
  if (block.labels.length !== labels) {
    report({
      rule: 'terraform/labels',
      at: block.at,
      message: `The block '${block.type}' has ${labels} label${
        labels === 1 ? '' : 's'
      }, and ${block.labels.length} ${
        block.labels.length === 1 ? 'is' : 'are'
      } given.`,
    });
  }
  for (const { text, at } of block.labels) {
    if (
      block.type === 'provider' ? /^[a-z0-9-]+$/.test(text) : NAME.test(text)
    ) {
      continue;
    }
    report({
      rule: 'terraform/name',
      at,
      message: `${JSON.stringify(
        text,
      )} is no name: letters, digits, underscores and hyphens are.`,
    });
  }
  checkOwn(block, report);
}

/** Judges what every file must keep to, whatever its providers are. @internal */
export function checkStructure(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  for (const file of module.files) {
    const report = reporter(file);
    for (const { at, message, fix } of file.parsed.faults) {
      report({ rule: 'terraform/syntax', at, message, ...(fix && { fix }) });
    }
    for (const { name, at } of file.parsed.body.attributes) {
      report({
        rule: 'terraform/unknown-argument',
        at,
        message: `The argument '${name}' stands outside of any block.`,
        fix: 'Put it into a block',
      });
    }
    for (const block of file.parsed.body.blocks) {
      checkTop(block, report);
      checkTwice(block.body, report, block.type === 'locals');
    }
  }
  for (const { file, at, address } of module.duplicates) {
    reporter(file)({
      rule: 'terraform/duplicate-block',
      at,
      path: address,
      message: `${address} is declared a second time.`,
      fix: 'Give one of them another name',
    });
  }
}
