// SPDX-License-Identifier: Apache-2.0
import { memberIndex } from '../document/nodes';
import { parsePointer } from '../document/pointer';
import type { TextDocument } from '../document/textDocument';
import { DescriptorEditError } from './errors';
import type { Place } from './replace';

/** The value that stands at a path, and the record or list around it. @internal */
export interface Target {
  /** Absent where nothing stands at the path yet. */
  place?: Place;
  parent?: Place;
  /** Name, or number of an item. */
  step: string | number;
}

function childIndex(parent: Place, step: string): number {
  const { names, children = [] } = parent.node;
  if (names) return memberIndex(parent.node, step);
  if (step === '-') return children.length;
  return /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : -1;
}

/** A key with a question mark before it may stand on lines of its own, apart from its value. */
function refuseExplicitKey(
  text: string,
  nameStart: number | undefined,
  path: string,
) {
  if (nameStart === undefined || nameStart < 0) return;
  if (!/\? +$/.test(text.slice(Math.max(nameStart - 80, 0), nameStart))) return;
  throw new DescriptorEditError(
    "A key on the way is written with '? ' before it. Write it without, then edit.",
    path,
  );
}

/**
 * Finds what an edit is about.
 *
 * @throws {@link DescriptorEditError} for a path that leads nowhere
 * @internal
 */
export function find(document: TextDocument, path: string): Target {
  const steps = parsePointer(path);
  if (!steps) {
    throw new DescriptorEditError(`'${path}' is no JSON Pointer.`, path);
  }
  let parent: Place | undefined;
  let place: Place | undefined = { node: document.root, index: -1 };
  let step: string | number = '';
  steps.forEach((name, depth) => {
    const { children, names, alias }: Place['node'] = place!.node;
    if (!children) {
      throw new DescriptorEditError(
        `There is no object or list at '/${steps
          .slice(0, depth)
          .join('/')}' to edit '${name}' in.`,
        path,
      );
    }
    if (alias) {
      throw new DescriptorEditError(
        `'/${steps
          .slice(0, depth)
          .join('/')}' is an alias of another value. Edit that one.`,
        path,
      );
    }
    const index = childIndex(place!, name);
    parent = place;
    step = names ? name : index;
    const child = children[index];
    if (child) {
      refuseExplicitKey(document.text, parent!.node.nameStarts?.[index], path);
      place = { node: child, parent: parent!.node, index };
    } else if (depth < steps.length - 1) {
      throw new DescriptorEditError(
        `There is nothing at '/${steps.slice(0, depth + 1).join('/')}'.`,
        path,
      );
    } else {
      place = undefined;
      if (!names && index !== children.length) {
        throw new DescriptorEditError(
          `The list has ${children.length} items, so that none can be put at '${name}'.`,
          path,
        );
      }
    }
  });
  return { place, parent, step };
}
