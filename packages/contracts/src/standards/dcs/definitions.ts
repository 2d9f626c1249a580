// SPDX-License-Identifier: Apache-2.0
import { follow, parseReference } from '../references';
import type { Value } from '../values';

/** Chains of definitions longer than this are as good as circular. */
const maxHops = 10;

/** Names of definitions may contain slashes (`checkout/order_id`), which references often do not escape. */
function joinDefinition(steps: readonly string[]): readonly string[] {
  return steps[0] === 'definitions' && steps.length > 2
    ? ['definitions', steps.slice(1).join('/')]
    : steps;
}

/** The place that steps of a reference lead to. @internal */
export function find(root: Value, steps: readonly string[]): Value | undefined {
  return follow(root, steps) ?? follow(root, joinDefinition(steps));
}

/** What a column's reference leads to. @internal */
export type Inheritance =
  | { kind: 'none' }
  /** The definitions that it inherits from, nearest first. */
  | { kind: 'found'; definitions: Value[] }
  | { kind: 'external'; target: string }
  | { kind: 'dangling'; steps: string[] }
  | { kind: 'circular' };

/** Follows the reference of a column, and those of what it leads to. @internal */
export function inheritance(root: Value, column: Value): Inheritance {
  const definitions: Value[] = [];
  const seen = new Set([column.pointer]);
  let place = column;
  for (let hop = 0; hop <= maxHops; hop++) {
    const target = place.at('$ref').text();
    if (target === undefined) {
      return hop === 0 ? { kind: 'none' } : { kind: 'found', definitions };
    }
    const parsed = parseReference(target);
    if (parsed.kind === 'external') {
      return hop === 0
        ? { kind: 'external', target: parsed.target }
        : { kind: 'found', definitions };
    }
    const definition = find(root, parsed.steps);
    if (!definition) return { kind: 'dangling', steps: parsed.steps };
    if (seen.has(definition.pointer)) return { kind: 'circular' };
    seen.add(definition.pointer);
    definitions.push(definition);
    place = definition;
  }
  return { kind: 'circular' };
}

/**
 * A column together with the definitions that it inherits from: what it states itself goes before what they
 * state.
 *
 * @internal
 */
export class Column {
  private constructor(
    /** The column itself and its definitions, nearest first. */
    readonly layers: readonly Value[],
  ) {}

  static of(root: Value, own: Value): Column {
    const found = inheritance(root, own);
    return new Column(
      found.kind === 'found' ? [own, ...found.definitions] : [own],
    );
  }

  /** The column as it stands in the document. */
  get own(): Value {
    return this.layers[0];
  }

  /** What it states, or inherits, under the first of some names that is there. */
  at(...names: string[]): Value {
    for (const layer of this.layers) {
      const value = layer.first(...names);
      if (value.present) return value;
    }
    return this.own.at(names[0]);
  }
}
