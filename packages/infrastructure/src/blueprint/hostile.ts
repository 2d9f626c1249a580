// SPDX-License-Identifier: Apache-2.0

/** Control characters but tab and line breaks, and characters that turn the direction of text round. */
const STEERING =
  /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;
/** Half of a pair that is written alone is no text. */
const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Code of the first character that could steer a terminal or hide what a text says. */
function steering(text: string): string | undefined {
  const found = STEERING.exec(text) ?? LONE_SURROGATE.exec(text);
  return (
    found?.[0] &&
    `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  );
}

/** A character that no descriptor needs, and where it stands. @internal */
export interface SteeringCharacter {
  /** JSON Pointer to the text, or to the member whose name it is in. */
  pointer: string;
  /** Such as `U+001B`. */
  code: string;
}

const step = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

/**
 * Finds characters that steer terminals or turn text round in all texts and names of plain data.
 *
 * @param most - stop after so many
 * @internal
 */
export function steeringCharacters(
  data: unknown,
  most = 20,
): SteeringCharacter[] {
  const found: SteeringCharacter[] = [];
  const visit = (value: unknown, pointer: string) => {
    if (found.length >= most) return;
    if (typeof value === 'string') {
      const code = steering(value);
      if (code) found.push({ pointer, code });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, `${pointer}/${index}`));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const inner = `${pointer}/${step(key)}`;
        const code = steering(key);
        if (code) found.push({ pointer: inner, code });
        visit(member, inner);
      }
    }
  };
  visit(data, '');
  return found;
}
