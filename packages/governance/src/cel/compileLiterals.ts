// SPDX-License-Identifier: Apache-2.0
import type {
  Constant,
  Expr,
  Expr_CreateList,
  Expr_CreateStruct,
} from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import type { Compiler } from './compiler';
import type { Node } from './frame';
import type { CelType } from './types';
import { type Value, CelMap, Fault, Uint, keyOf, typeName } from './values';

/** A value that is written out. @internal */
export function compileConstant(
  compiler: Compiler,
  { constantKind }: Constant,
  expr: Expr,
): Node {
  const of = (value: Value, type: CelType): Node => ({
    run: () => value,
    type,
  });
  switch (constantKind.case) {
    case 'nullValue':
      return of(null, 'null');
    case 'boolValue':
      return of(constantKind.value, 'bool');
    case 'int64Value':
      return of(constantKind.value, 'int');
    case 'uint64Value':
      return of(new Uint(constantKind.value), 'any');
    case 'doubleValue':
      return of(constantKind.value, 'double');
    case 'stringValue':
      return of(constantKind.value, 'string');
    case 'bytesValue':
      return of(constantKind.value, 'any');
    default:
      return compiler.fail(expr, 'The expression has a value that is unknown.');
  }
}

/** A list that is written out; one of constants is made once. @internal */
export function compileList(
  compiler: Compiler,
  { elements }: Expr_CreateList,
): Node {
  const parts = elements.map(element => compiler.compile(element));
  const [first] = parts;
  const uniform = parts.every(
    ({ type }) => typeof type === 'string' && type === first.type,
  );
  const type: CelType =
    first && uniform ? { list: first.type } : { list: 'any' };
  if (
    first &&
    elements.every(({ exprKind }) => exprKind.case === 'constExpr')
  ) {
    const constant = parts.map(part =>
      part.run({ roots: {}, slots: [] } as never),
    ) as Value[];
    return { run: () => constant, type };
  }
  return {
    type,
    run: frame => {
      frame.budget.allocate(parts.length);
      const values: Value[] = [];
      for (const part of parts) {
        const value = part.run(frame);
        if (value instanceof Fault) return value;
        values.push(value);
      }
      return values;
    },
  };
}

/** A map that is written out. @internal */
export function compileMap(
  compiler: Compiler,
  { messageName, entries }: Expr_CreateStruct,
  expr: Expr,
): Node {
  if (messageName) {
    return compiler.fail(expr, `There is no type '${messageName}'.`);
  }
  const parts = entries.map(({ keyKind, value }) => {
    if (keyKind.case !== 'mapKey' || !value) {
      return compiler.fail(expr, 'A map is written {key: value}.');
    }
    return [compiler.compile(keyKind.value), compiler.compile(value)] as const;
  });
  return {
    type: { map: 'any' },
    run: frame => {
      frame.budget.allocate(parts.length * 2);
      const map = new CelMap();
      for (const [keyPart, valuePart] of parts) {
        const key = keyPart.run(frame);
        if (key instanceof Fault) return key;
        const value = valuePart.run(frame);
        if (value instanceof Fault) return value;
        const name = typeof key === 'number' ? undefined : keyOf(key);
        if (name === undefined) {
          return new Fault(`A ${typeName(key)} cannot be the key of a map.`);
        }
        if (map.entries.has(name)) {
          return new Fault(`The key ${String(key)} comes twice.`);
        }
        map.entries.set(name, [key, value]);
      }
      return map;
    },
  };
}
