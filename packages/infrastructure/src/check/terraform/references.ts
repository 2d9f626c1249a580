// SPDX-License-Identifier: Apache-2.0
import type { AccessStep, BlockSyntax, BodySyntax, Syntax } from '../../hcl';
import { attribute, type Module, type ModuleFile } from '../module';
import type { CheckReport } from '../types';
import { checkDeclared, type Scope, tellUnknown } from './declared';
import { FUNCTIONS } from './functions';

/** Arguments whose value names something in another way. */
const OTHER_NAMES = new Set([
  'provider',
  'providers',
  'ignore_changes',
  'replace_triggered_by',
]);
/** Blocks that name addresses, providers or types instead of values. */
const OTHER_BLOCKS = new Set(['moved', 'removed', 'import', 'terraform']);

const bind = (scope: Scope, names: readonly string[]): Scope => ({
  ...scope,
  bound: new Set([...scope.bound, ...names]),
});

class ReferenceChecker {
  constructor(private readonly module: Module) {}

  body(body: BodySyntax, scope: Scope): void {
    for (const { name, value } of body.attributes) {
      if (!OTHER_NAMES.has(name)) this.value(value, scope);
    }
    for (const block of body.blocks) this.nested(block, scope);
  }

  private nested(block: BlockSyntax, scope: Scope): void {
    if (block.type === 'provisioner' || block.type === 'connection') {
      this.body(block.body, { ...scope, self: true });
    } else if (block.type === 'lifecycle') {
      this.body(block.body, { ...scope, self: true });
    } else if (block.type === 'dynamic' && block.labels.length > 0) {
      const over = attribute(block.body, 'for_each');
      if (over) this.value(over.value, scope);
      const iterator = attribute(block.body, 'iterator')?.value;
      const name =
        iterator?.kind === 'reference' ? iterator.root : block.labels[0].text;
      for (const content of block.body.blocks) {
        this.body(content.body, bind(scope, [name]));
      }
    } else this.body(block.body, scope);
  }

  value(value: Syntax, scope: Scope): void {
    switch (value.kind) {
      case 'template':
        this.template(value.parts, scope);
        break;
      case 'reference':
        this.reference(value, scope);
        break;
      case 'access':
        this.value(value.of, scope);
        this.steps(value.steps, scope);
        break;
      case 'call':
        this.call(value, scope);
        break;
      case 'list':
        value.items.forEach(item => this.value(item, scope));
        break;
      case 'object':
        value.entries.forEach(({ key, value: inner }) => {
          this.value(key, scope);
          this.value(inner, scope);
        });
        break;
      case 'operation':
        value.operands.forEach(operand => this.value(operand, scope));
        break;
      case 'conditional':
        [value.condition, value.yes, value.no].forEach(part =>
          this.value(part, scope),
        );
        break;
      case 'for': {
        this.value(value.over, scope);
        const inner = bind(scope, value.bindings);
        [value.key, value.value, value.condition].forEach(
          part => part && this.value(part, inner),
        );
        break;
      }
      default:
    }
  }

  /** A loop of a template binds its names for the parts behind it. */
  private template(parts: readonly Syntax[], scope: Scope): void {
    let inner = scope;
    for (const part of parts) {
      this.value(part, inner);
      if (part.kind === 'for') inner = bind(inner, part.bindings);
    }
  }

  private steps(steps: readonly AccessStep[], scope: Scope): void {
    for (const step of steps) {
      if (step.kind === 'index') this.value(step.key, scope);
    }
  }

  private call(call: Syntax & { kind: 'call' }, scope: Scope): void {
    const name = call.name.replace(/^core::/, '');
    if (!FUNCTIONS.has(name) && !name.startsWith('provider::')) {
      scope.report({
        rule: 'terraform/unknown-function',
        at: call.at,
        path: scope.path,
        message: `There is no function '${call.name}'.`,
        meant: { word: name, known: () => FUNCTIONS },
      });
    }
    call.args.forEach(arg => this.value(arg, scope));
  }

  private reference(
    { root, steps, at }: Syntax & { kind: 'reference' },
    scope: Scope,
  ): void {
    this.steps(steps, scope);
    if (scope.bound.has(root)) return;
    const [first] = steps;
    const name = first?.kind === 'attribute' ? first.name : undefined;
    const declared: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
      var: this.module.variables,
      local: this.module.locals,
      module: this.module.modules,
    };
    if (Object.hasOwn(declared, root)) {
      const known = declared[root];
      if (name !== undefined && !known.has(name)) {
        tellUnknown(at, `${root}.${name}`, () => known.keys(), name, scope);
      }
    } else if (root === 'each' || root === 'count' || root === 'self') {
      if (!scope[root]) {
        const needs = {
          each: "'for_each'",
          count: "'count'",
          self: 'a resource',
        };
        scope.report({
          rule: 'terraform/unknown-reference',
          at,
          path: scope.path,
          message: `'${root}' means something only in a block with ${needs[root]}.`,
        });
      }
    } else if (root === 'data')
      checkDeclared(this.module, at, steps.slice(1), name, 'data', scope);
    else if (root !== 'path' && root !== 'terraform' && root !== 'ephemeral') {
      checkDeclared(this.module, at, steps, root, 'resources', scope);
    }
  }
}

/** Judges whether everything that is named is there. @internal */
export function checkReferences(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  const checker = new ReferenceChecker(module);
  for (const file of module.files) {
    for (const block of file.parsed.body.blocks) {
      if (OTHER_BLOCKS.has(block.type)) continue;
      const path = [
        ...(block.type === 'resource' ? [] : [block.type]),
        ...block.labels.map(({ text }) => text),
      ].join('.');
      const has = (name: string) => attribute(block.body, name) !== undefined;
      const body =
        block.type === 'variable'
          ? {
              ...block.body,
              attributes: block.body.attributes.filter(
                ({ name }) => name !== 'type',
              ),
            }
          : block.body;
      checker.body(body, {
        report: reporter(file),
        path,
        bound: new Set(),
        each: has('for_each'),
        count: has('count'),
        self: false,
      });
    }
  }
}
