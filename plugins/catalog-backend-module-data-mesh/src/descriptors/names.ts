// SPDX-License-Identifier: Apache-2.0
import { makeValidator } from '@backstage/catalog-model';
import { rowId } from '../database/keys';

/** Most characters of an entity name. */
const MAX_NAME = 63;

const { isValidEntityName } = makeValidator();

/** Whether Backstage takes a text as an entity name. @internal */
export function isEntityName(text: string): boolean {
  return isValidEntityName(text);
}

/**
 * A text in the letters of entity names: `Orders & Returns` becomes `orders-returns`. Empty when nothing is left,
 * for example of a name in Chinese.
 *
 * @internal
 */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
    .replace(/-+$/, '');
}

/**
 * The telling part of an id in letters of entity names: the last part of a URN, URL or path, else all of it.
 *
 * @internal
 */
export function slugOfId(id: string): string {
  const parts = id.split(/[:/#]/).filter(part => slug(part) !== '');
  return slug(parts[parts.length - 1] ?? '');
}

/** Name for something that has a name or an id, or neither: then its place makes the name. @internal */
export function baseName(options: {
  name?: string;
  id?: string;
  place: string;
}): string {
  const { name = '', id = '', place } = options;
  return slug(name) || slugOfId(id) || `unnamed-${rowId(place).slice(0, 6)}`;
}

/** Six characters that stand for a text. @internal */
export function shortHash(text: string): string {
  return rowId(text).slice(0, 6);
}

/**
 * Joins a name and an ending to an entity name. A name that is too long is cut, and gets a hash so that two long
 * names which begin alike stay apart.
 *
 * @internal
 */
export function fitName(name: string, ending = ''): string {
  if (name.length + ending.length <= MAX_NAME) {
    return `${name}${ending}`;
  }
  const room = MAX_NAME - ending.length - 7;
  const cut = name.slice(0, room).replace(/[-_.]+$/, '');
  return `${cut}-${shortHash(name)}${ending}`;
}

/** File names that say what kind of file it is, and nothing about its content. */
const GENERIC =
  /^(data-?)?(product|contract|catalog-info|dpds?|odps|odcs|descriptor|index|policy)s?$/;

/** Name for a file that cannot be read: its own, or its folder's when its own says nothing. @internal */
export function nameOfPath(path: string): string {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const stem = slug(
    file.replace(
      /(\.(odcs|odps|dpds|datacontract|dataproduct))?\.(ya?ml|json)$/i,
      '',
    ),
  );
  if (stem !== '' && !GENERIC.test(stem)) {
    return stem;
  }
  return (
    slug(parts.pop() ?? '') || stem || `unnamed-${rowId(path).slice(0, 6)}`
  );
}
