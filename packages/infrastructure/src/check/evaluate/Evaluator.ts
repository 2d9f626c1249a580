// SPDX-License-Identifier: Apache-2.0
import type { AccessStep, Syntax } from '../../hcl';
import { attribute, type Module, type ValuesFile } from '../module';
import { EVALUATED } from './functions';
import { isRecordValue, UNKNOWN, type Value } from './values';

/** Steps of one evaluation; what is more involved is unknown. */
const MOST_STEPS = 20_000;
/** Values inside one value; a few lines can stand for more than a machine holds. */
const MOST_VALUES = 10_000;
const LONGEST_TEXT = 100_000;

/**
 * Works out what arguments are in one environment, as far as variables, locals and conditions tell.
 *
 * @internal
 */
export class Evaluator {
  private readonly locals = new Map<string, Value>();
  private readonly given = new Map<string, Syntax>();
  private readonly sizes = new WeakMap<object, number>();
  private steps = 0;

  constructor(private readonly module: Module, values?: ValuesFile) {
    for (const { name, value } of values?.file.parsed.body.attributes ?? []) {
      this.given.set(name, value);
    }
  }

  /** The value of an expression. */
  of(syntax: Syntax): Value {
    this.steps = 0;
    return this.value(syntax);
  }

  private value(syntax: Syntax): Value {
    this.steps++;
    if (this.steps > MOST_STEPS) return UNKNOWN;
    switch (syntax.kind) {
      case 'string':
      case 'number':
      case 'flag':
        return syntax.value;
      case 'null':
        return null;
      case 'template':
        return this.template(syntax.parts);
      case 'list':
        return this.bounded(syntax.items.map(item => this.value(item)));
      case 'object':
        return this.object(syntax.entries);
      case 'reference':
        return this.reference(syntax.root, syntax.steps);
      case 'access':
        return this.member(this.value(syntax.of), syntax.steps);
      case 'call': {
        const evaluate = Object.hasOwn(EVALUATED, syntax.name)
          ? EVALUATED[syntax.name]
          : undefined;
        return evaluate
          ? this.bounded(evaluate(syntax.args.map(arg => this.value(arg))))
          : UNKNOWN;
      }
      case 'conditional': {
        const condition = this.value(syntax.condition);
        if (condition === UNKNOWN) {
          const yes = this.value(syntax.yes);
          const no = this.value(syntax.no);
          return Object.is(yes, no) ? yes : UNKNOWN;
        }
        return this.value(condition === true ? syntax.yes : syntax.no);
      }
      case 'operation':
        return this.operation(syntax.operator, syntax.operands);
      default:
        return UNKNOWN;
    }
  }

  /** A value, or unknown where it holds too much. Members were bounded before, so that one level is added up. */
  private bounded(value: Value): Value {
    if (typeof value !== 'object' || value === null) return value;
    if (this.sizes.has(value)) return value;
    let size = 1;
    for (const member of Object.values(value)) {
      size +=
        typeof member === 'object' && member !== null
          ? this.sizes.get(member) ?? 1
          : 1;
    }
    if (size > MOST_VALUES) return UNKNOWN;
    this.sizes.set(value, size);
    return value;
  }

  private template(parts: readonly Syntax[]): Value {
    let text = '';
    for (const part of parts) {
      const value = this.value(part);
      if (value === UNKNOWN || typeof value === 'object') return UNKNOWN;
      text += String(value);
      if (text.length > LONGEST_TEXT) return UNKNOWN;
    }
    return text;
  }

  private object(entries: readonly { key: Syntax; value: Syntax }[]): Value {
    return this.bounded(
      Object.fromEntries(
        entries.flatMap(({ key, value }) => {
          const name = this.value(key);
          return typeof name === 'string' ? [[name, this.value(value)]] : [];
        }),
      ),
    );
  }

  private reference(root: string, steps: readonly AccessStep[]): Value {
    const [first, ...rest] = steps;
    if (first?.kind !== 'attribute') return UNKNOWN;
    if (root === 'local') return this.member(this.local(first.name), rest);
    if (root === 'var') return this.member(this.variable(first.name), rest);
    return UNKNOWN;
  }

  private variable(name: string): Value {
    const block = this.module.variables.get(name)?.block;
    const given =
      this.given.get(name) ??
      (block && attribute(block.body, 'default')?.value);
    return given ? this.value(given) : UNKNOWN;
  }

  private local(name: string): Value {
    const known = this.locals.get(name);
    if (known !== undefined) return known;
    const declared = this.module.locals.get(name);
    if (!declared) return UNKNOWN;
    // One that leads back to itself is unknown.
    this.locals.set(name, UNKNOWN);
    const value = this.value(declared.attribute.value);
    this.locals.set(name, value);
    return value;
  }

  private member(value: Value, steps: readonly AccessStep[]): Value {
    let found = value;
    for (const step of steps) {
      if (step.kind === 'splat') return UNKNOWN;
      const key = step.kind === 'attribute' ? step.name : this.value(step.key);
      if (Array.isArray(found) && typeof key === 'number') {
        found = found[key] ?? UNKNOWN;
      } else if (isRecordValue(found) && typeof key === 'string') {
        found = Object.hasOwn(found, key) ? found[key] : UNKNOWN;
      } else return UNKNOWN;
    }
    return found;
  }

  private operation(operator: string, operands: readonly Syntax[]): Value {
    const [left, right] = operands.map(operand => this.value(operand));
    if (operator === '&&' || operator === '||') {
      const decides = operator === '||';
      if (left === decides || right === decides) return decides;
      return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : !decides;
    }
    if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
    if (operator === '!') return left !== true;
    if (typeof left === 'object' && left !== null) return UNKNOWN;
    if (operator === '==') return left === right;
    if (operator === '!=') return left !== right;
    if (typeof left !== 'number' || typeof right !== 'number') return UNKNOWN;
    switch (operator) {
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '*':
        return left * right;
      case '<':
        return left < right;
      case '>':
        return left > right;
      case '<=':
        return left <= right;
      case '>=':
        return left >= right;
      default:
        return UNKNOWN;
    }
  }
}
