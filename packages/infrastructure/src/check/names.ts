// SPDX-License-Identifier: Apache-2.0
import type { BodySyntax, Syntax } from '../hcl';
import type { Module } from './module';

/** Adds the names that an expression holds: `type.name`, `data.type.name`, `local.name`, `var.name`. @internal */
export function namesIn(value: Syntax, into: Set<string>): void {
  switch (value.kind) {
    case 'reference': {
      const steps = [value.root];
      for (const step of value.steps) {
        if (step.kind === 'attribute') steps.push(step.name);
        else {
          if (step.kind === 'index') namesIn(step.key, into);
          break;
        }
      }
      into.add(steps.slice(0, steps[0] === 'data' ? 3 : 2).join('.'));
      break;
    }
    case 'access':
      namesIn(value.of, into);
      break;
    case 'template':
      value.parts.forEach(part => namesIn(part, into));
      break;
    case 'call':
      value.args.forEach(arg => namesIn(arg, into));
      break;
    case 'list':
      value.items.forEach(item => namesIn(item, into));
      break;
    case 'object':
      value.entries.forEach(entry => {
        namesIn(entry.key, into);
        namesIn(entry.value, into);
      });
      break;
    case 'operation':
      value.operands.forEach(operand => namesIn(operand, into));
      break;
    case 'conditional':
      [value.condition, value.yes, value.no].forEach(part =>
        namesIn(part, into),
      );
      break;
    case 'for':
      [value.over, value.key, value.value, value.condition].forEach(
        part => part && namesIn(part, into),
      );
      break;
    default:
  }
}

/** Adds the names that a body holds, at any depth. @internal */
export function namesInBody(body: BodySyntax, into: Set<string>): void {
  body.attributes.forEach(({ value }) => namesIn(value, into));
  body.blocks.forEach(block => namesInBody(block.body, into));
}

/** Which resource is named by which, directly or by way of locals. @internal */
export class NamedBy {
  private readonly namers = new Map<string, string[]>();

  constructor(module: Module) {
    const locals = new Map<string, Set<string>>();
    for (const [name, { attribute }] of module.locals) {
      const own = new Set<string>();
      namesIn(attribute.value, own);
      locals.set(`local.${name}`, own);
    }
    for (const [address, { block }] of module.resources) {
      const found = new Set<string>();
      namesInBody(block.body, found);
      // A set that grows while it is walked gives what was added, too.
      for (const name of found) {
        locals.get(name)?.forEach(inner => found.add(inner));
        if (!module.resources.has(name)) continue;
        const namers = this.namers.get(name) ?? [];
        namers.push(address);
        this.namers.set(name, namers);
      }
    }
  }

  /** Addresses of the resources that name one. */
  of(address: string): readonly string[] {
    return this.namers.get(address) ?? [];
  }
}
