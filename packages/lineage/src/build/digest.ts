// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-bitwise -- a digest is made of bits */

/** FNV-1a of 32 bits, from an own beginning. */
function half(text: string, beginning: number): string {
  let value = beginning;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** 64 bits of a text, to see whether it is another; no protection against anybody. @internal */
export const digestOf = (text: string): string =>
  `${half(text, 0x811c9dc5)}${half(text, 0x2c1b3c6d)}`;
