// SPDX-License-Identifier: Apache-2.0
import { noOverload } from './arithmetic';
import type { Frame, Node } from './frame';
import { type Result, Fault } from './values';

/** A part that must be a truth value. */
function truth(node: Node, frame: Frame, operator: string): boolean | Fault {
  const value = node.run(frame);
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  return noOverload(operator, value);
}

/**
 * `a && b` and `a || b`: a fault on one side does not count where the other side decides.
 *
 * @param decisive - the value that decides: false for `&&`
 * @internal
 */
export function junction(
  parts: readonly Node[],
  decisive: boolean,
): Node['run'] {
  const operator = decisive ? '||' : '&&';
  return frame => {
    let fault: Fault | undefined;
    for (const part of parts) {
      const value = truth(part, frame, operator);
      if (value === decisive) return decisive;
      if (value instanceof Fault) fault ??= value;
    }
    return fault ?? !decisive;
  };
}

/** `condition ? yes : no`. @internal */
export function conditional(condition: Node, yes: Node, no: Node): Node['run'] {
  return frame => {
    const value = truth(condition, frame, '?:');
    if (value instanceof Fault) return value;
    return value ? yes.run(frame) : no.run(frame);
  };
}

/** What keeps a loop going: everything but a plain false. @internal */
export function notStrictlyFalse(part: Node): Node['run'] {
  return (frame): Result => part.run(frame) !== false;
}
