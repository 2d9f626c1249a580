// SPDX-License-Identifier: Apache-2.0
import {
  type Body,
  Call,
  DynamicBlock,
  Expression,
  type HclValue,
  NestedBlocks,
  Template,
} from '../../../hcl';

type Part = Body[string] | Body;

/** The sources of all expressions in a body. Literal text is none, whatever it looks like. @internal */
export function expressionsIn(part: Part): string[] {
  if (part instanceof Expression) return [part.source];
  if (part instanceof Template) {
    return part.parts.flatMap(piece =>
      piece instanceof Expression ? [piece.source] : [],
    );
  }
  if (part instanceof Call) return part.args.flatMap(expressionsIn);
  if (part instanceof NestedBlocks) return part.bodies.flatMap(expressionsIn);
  if (part instanceof DynamicBlock) {
    return [...expressionsIn(part.forEach), ...expressionsIn(part.content)];
  }
  if (Array.isArray(part)) return (part as HclValue[]).flatMap(expressionsIn);
  if (typeof part === 'object' && part !== null) {
    return Object.values(part).flatMap(expressionsIn);
  }
  return [];
}
