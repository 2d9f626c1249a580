// SPDX-License-Identifier: Apache-2.0
import { memberIndex } from '../document/nodes';
import { readText } from '../document/read';
import type { TextDocument } from '../document/textDocument';
import { DescriptorEditError } from './errors';
import { editedData } from './expected';
import type { DescriptorEdit } from './edit';
import { isEqual } from './equal';
import { addChild, removeChild, splicesFor } from './plan';
import { renderName } from './render';
import { quoted } from './scalars';
import { applySplices, nameEnd, type Splice } from './splice';
import { styleOf, type Style } from './style';
import { find, type Target } from './target';

/** Rounds of changes that one edit may need; each takes a reading of the text. */
const maxRounds = 1000;

function read(text: string, path: string): TextDocument {
  const { document, findings } = readText(text);
  if (document && !document.broken) return document;
  const reason = findings[0]?.message ?? 'It has no value.';
  throw new DescriptorEditError(
    `The text cannot be edited since it cannot be read. ${reason}`,
    path,
  );
}

function renameSplice(
  document: TextDocument,
  { place, parent, step }: Target,
  name: string,
  path: string,
  style: Style,
): Splice {
  const { text } = document;
  const start =
    place && parent?.node.names
      ? parent.node.nameStarts![place.index]
      : undefined;
  const end =
    start === undefined || start < 0
      ? undefined
      : nameEnd(text, start, String(step));
  if (start === undefined || end === undefined) {
    throw new DescriptorEditError('There is no member to rename.', path);
  }
  if (memberIndex(parent!.node, name) >= 0) {
    throw new DescriptorEditError(`There is already a '${name}'.`, path);
  }
  const mark = text[start];
  const written =
    mark === '"' || mark === "'"
      ? quoted(name, mark)
      : renderName(name, style, parent!.node.style === 'flow');
  return { start, end, text: written };
}

/** Makes a value at a path the wanted one, change by change. */
function setValue(text: string, path: string, value: unknown): string {
  let present = text;
  let style: Style | undefined;
  for (let i = 0; i < maxRounds; i++) {
    const document = read(present, path);
    style ??= styleOf(document);
    const { place, parent, step } = find(document, path);
    const inherited =
      place?.parent?.names !== undefined &&
      place.parent.nameStarts![place.index] < 0;
    if (place && inherited && isEqual(place.node.value, value)) return present;
    const splices =
      place && !inherited
        ? splicesFor(document, place, value, style)
        : [addChild(document, parent!, step, value, style)];
    if (splices.length === 0) return present;
    present = applySplices(present, splices);
  }
  throw new DescriptorEditError(
    `The value is too different from the present one: it takes more than ${maxRounds} rounds of changes.`,
    path,
  );
}

function remove(text: string, path: string): string {
  const document = read(text, path);
  const { place, parent } = find(document, path);
  if (!parent) {
    throw new DescriptorEditError('The document itself stays.', path);
  }
  if (!place) {
    throw new DescriptorEditError(`There is nothing at '${path}'.`, path);
  }
  if (parent.node.names && parent.node.nameStarts![place.index] < 0) {
    throw new DescriptorEditError(
      `'${path}' comes from another object by a merge key. Remove it there.`,
      path,
    );
  }
  const splice = removeChild(document, parent, place.index, styleOf(document));
  return applySplices(text, [splice]);
}

function rename(text: string, path: string, name: string): string {
  const document = read(text, path);
  const target = find(document, path);
  const splice = renameSplice(document, target, name, path, styleOf(document));
  return applySplices(text, [splice]);
}

/** A path that ends in `-` with the number of the item that it stands for. */
function numbered(text: string, path: string): string {
  if (!path.endsWith('/-')) return path;
  const { parent, step } = find(read(text, path), path);
  return parent?.node.names ? path : `${path.slice(0, -1)}${step}`;
}

function applyEdit(text: string, edit: DescriptorEdit): string {
  const path = numbered(text, edit.path);
  if ('remove' in edit) return remove(text, path);
  if (!('rename' in edit)) return setValue(text, path, edit.value);
  const valued =
    edit.value === undefined ? text : setValue(text, path, edit.value);
  return rename(valued, path, edit.rename);
}

/**
 * Changes a descriptor and leaves everything else as it is: comments, order, quotes, unknown fields,
 * indentation and line breaks. Works for YAML and JSON, and whatever the standard.
 *
 * Setting a value to what it is gives the identical text. The result is read again before it is
 * returned, so that it is either right or an error.
 *
 * @param edits - made in their order, each on the result of the one before
 * @throws {@link DescriptorEditError} for a path that leads nowhere, a text with syntax errors, or
 *   a value that an alias shares with another place
 * @public
 */
export function editDescriptor(
  text: string,
  edits: readonly DescriptorEdit[],
): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  let present = text.slice(mark.length);
  for (const edit of edits) {
    const before = read(present, edit.path).data;
    const edited = applyEdit(present, edit);
    if (edited !== present) {
      const after = read(edited, edit.path).data;
      if (!isEqual(after, editedData(before, edit))) {
        throw new DescriptorEditError(
          `'${edit.path}' cannot be changed without changing something else, such as another place with the same anchor.`,
          edit.path,
        );
      }
    }
    present = edited;
  }
  return mark + present;
}
