// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** SHA-256 of a text or bytes, in hex. @internal */
export function sha256(...parts: Array<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Primary key made of texts of any length. @internal */
export function rowId(...parts: string[]): string {
  return sha256(...parts).slice(0, 40);
}

const MAX_KEY = 200;

/**
 * A text as it is kept in an indexed column: long ones keep their beginning and get a hash, so that equal texts
 * have equal keys and no document can overflow a column.
 *
 * @internal
 */
export function columnKey(text: string): string {
  const plain = text.trim().replaceAll('\0', '');
  return plain.length <= MAX_KEY
    ? plain
    : `${plain.slice(0, MAX_KEY - 41)}#${rowId(plain)}`;
}

/** How people may write an entity ref: `api:default/orders`, `default/orders`, `api:orders`, `orders`. @internal */
export function refSpellings(ref: string): string[] {
  const [, kind, namespace, name] = /^([^:]*):([^/]*)\/(.*)$/.exec(ref) ?? [];
  return name ? [ref, `${namespace}/${name}`, `${kind}:${name}`, name] : [ref];
}
