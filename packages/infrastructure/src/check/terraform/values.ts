// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, Syntax } from '../../hcl';
import { attribute, type Module, type ModuleFile } from '../module';
import type { CheckReport } from '../types';
import { typeFault } from './literals';

/** Letters of a type as `typeFault` reads them; undefined for types with members of their own. */
function codeOf(type: Syntax): string | undefined {
  if (type.kind === 'reference') {
    return { string: 's', number: 'n', bool: 'b', any: 'd' }[type.root];
  }
  if (type.kind !== 'call' || type.args.length !== 1) return undefined;
  const outer = { list: 'l', set: 'e', map: 'm' }[type.name];
  const inner = codeOf(type.args[0]);
  if (outer === undefined) return type.name === 'optional' ? inner : undefined;
  return `${outer}${inner ?? 'd'}`;
}

function checkOne(
  name: string,
  variable: BlockSyntax,
  value: Syntax,
  report: CheckReport,
): void {
  const type = attribute(variable.body, 'type')?.value;
  const code = type && codeOf(type);
  const fault = code && typeFault(code, value);
  if (fault) {
    report({
      rule: 'terraform/wrong-type',
      at: value.at,
      path: `var.${name}`,
      message: `The variable '${name}' is ${fault.wanted}, and ${fault.found} is given.`,
    });
  }
}

/** Judges defaults of variables, and the values that environments give them. @internal */
export function checkValues(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  for (const [name, { file, block }] of module.variables) {
    const preset = attribute(block.body, 'default');
    if (preset) checkOne(name, block, preset.value, reporter(file));
  }
  for (const { file } of module.values) {
    const report = reporter(file);
    for (const { at, message, fix } of file.parsed.faults) {
      report({ rule: 'terraform/syntax', at, message, ...(fix && { fix }) });
    }
    const seen = new Set<string>();
    for (const { name, at, value } of file.parsed.body.attributes) {
      if (seen.has(name)) {
        report({
          rule: 'terraform/duplicate-argument',
          at,
          message: `The value '${name}' stands here twice.`,
          fix: 'Remove one of them',
        });
      }
      seen.add(name);
      const variable = module.variables.get(name);
      if (variable) {
        checkOne(name, variable.block, value, report);
        continue;
      }
      report({
        rule: 'terraform/unknown-variable',
        at,
        message: `There is no variable '${name}'.`,
        fix: 'Remove it, or declare the variable',
        meant: { word: name, known: () => module.variables.keys() },
      });
    }
  }
}
