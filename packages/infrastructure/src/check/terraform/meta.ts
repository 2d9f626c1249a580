// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, Syntax } from '../../hcl';
import {
  attribute,
  type Module,
  type ModuleFile,
  nestedBlocks,
  type Placed,
} from '../module';
import type { CheckReport } from '../types';

const LIFECYCLE = [
  'create_before_destroy',
  'prevent_destroy',
  'ignore_changes',
  'replace_triggered_by',
];

function checkLifecycle(block: BlockSyntax, path: string, report: CheckReport) {
  for (const lifecycle of nestedBlocks(block.body, 'lifecycle')) {
    for (const { name, at } of lifecycle.body.attributes) {
      if (LIFECYCLE.includes(name)) continue;
      report({
        rule: 'terraform/unknown-argument',
        at,
        path,
        message: `There is no argument '${name}' in a lifecycle.`,
        meant: { word: name, known: () => LIFECYCLE },
      });
    }
  }
}

/** Names of providers as blocks use them: `aws`, or `aws.us` for one with an alias. */
function declaredProviders(module: Module): Set<string> {
  const declared = new Set<string>(module.providers.keys());
  for (const { parsed } of module.files) {
    for (const block of nestedBlocks(parsed.body, 'provider')) {
      const name = block.labels[0]?.text ?? '';
      const alias = attribute(block.body, 'alias')?.value;
      declared.add(alias?.kind === 'string' ? `${name}.${alias.value}` : name);
    }
  }
  return declared;
}

/** A provider that is named with an alias, as a text. */
function aliasOf(value: Syntax): string | undefined {
  if (value.kind !== 'reference') return undefined;
  const [step] = value.steps;
  return step?.kind === 'attribute' ? `${value.root}.${step.name}` : undefined;
}

/** Aliases may also come from whoever calls the module. */
function configurationAliases(module: Module): boolean {
  return module.files.some(({ text }) =>
    text.includes('configuration_aliases'),
  );
}

function checkBlock(
  block: BlockSyntax,
  path: string,
  declared: ReadonlySet<string>,
  report: CheckReport,
): void {
  const count = attribute(block.body, 'count');
  if (count && attribute(block.body, 'for_each')) {
    report({
      rule: 'terraform/conflict',
      at: count.at,
      path,
      message: `'count' and 'for_each' of ${path} exclude each other.`,
      fix: 'Keep one',
    });
  }
  const provider = attribute(block.body, 'provider');
  const alias = provider && aliasOf(provider.value);
  if (provider && alias && !declared.has(alias)) {
    report({
      rule: 'terraform/undeclared-provider',
      at: provider.at,
      path,
      message: `The provider ${alias} is used here, and is not declared.`,
      fix: `Add a provider with alias = "${alias.split('.')[1]}"`,
    });
  }
  checkLifecycle(block, path, report);
}

const MODULE_ARGUMENTS = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'depends_on',
  'providers',
]);

/** Folder of a module in the same files; undefined for one from elsewhere. */
function localFolder(folder: string, source: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(source)) return undefined;
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of source.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function checkCall(
  { block, file }: Placed,
  module: Module,
  modules: ReadonlyMap<string, Module>,
  report: CheckReport,
): void {
  const source = attribute(block.body, 'source')?.value;
  const path = `module.${block.labels[0].text}`;
  if (!source) {
    report({
      rule: 'terraform/missing-argument',
      at: block.at,
      path,
      message: "The argument 'source' is required, and is not there.",
      fix: "Add 'source'",
    });
  }
  const folder =
    source?.kind === 'string'
      ? localFolder(module.folder, source.value)
      : undefined;
  const called = folder === undefined ? undefined : modules.get(folder);
  if (!called || file.parsed.faults.length > 0) return;
  const given = new Set<string>();
  for (const { name, at } of block.body.attributes) {
    if (MODULE_ARGUMENTS.has(name)) continue;
    given.add(name);
    if (called.variables.has(name)) continue;
    report({
      rule: 'terraform/module-input',
      at,
      path,
      message: `The module in ${folder} has no variable '${name}'.`,
      meant: { word: name, known: () => called.variables.keys() },
    });
  }
  for (const [name, variable] of called.variables) {
    if (given.has(name) || attribute(variable.block.body, 'default')) continue;
    report({
      rule: 'terraform/module-input',
      at: block.at,
      path,
      message: `The module in ${folder} asks for '${name}'.`,
      fix: `Add '${name}'`,
    });
  }
}

/** Judges what belongs to the language on resources and calls of modules. @internal */
export function checkMeta(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
  modules: readonly Module[],
): void {
  const declared = declaredProviders(module);
  const any = configurationAliases(module);
  for (const { file, block } of [
    ...module.resources.values(),
    ...module.data.values(),
  ]) {
    const path = block.labels.map(({ text }) => text).join('.');
    const used = attribute(block.body, 'provider');
    const alias = used && aliasOf(used.value);
    checkBlock(
      block,
      path,
      any && alias ? new Set([...declared, alias]) : declared,
      reporter(file),
    );
  }
  const byFolder = new Map(modules.map(own => [own.folder, own]));
  for (const placed of module.modules.values()) {
    checkCall(placed, module, byFolder, reporter(placed.file));
  }
}
