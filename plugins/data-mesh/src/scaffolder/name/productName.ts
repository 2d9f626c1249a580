// SPDX-License-Identifier: Apache-2.0

/** As blueprints have it: names of resources on every cloud come from it. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_LENGTH = 50;

/** Names that a file system or a cloud keeps for itself. */
const RESERVED = new Set([
  'con',
  'prn',
  'aux',
  'nul',
  'aws',
  'azure',
  'google',
  'default',
  'test',
]);

/**
 * What keeps a text from being the name of a product.
 *
 * @returns undefined when nothing does
 * @internal
 */
export function nameProblem(name: string): string | undefined {
  if (name.length < 2) {
    return 'A name has at least 2 characters';
  }
  if (name.length > MAX_LENGTH) {
    return `A name has at most ${MAX_LENGTH} characters; this one has ${name.length}`;
  }
  if (!NAME.test(name)) {
    const better = toName(name);
    return `A name has lower case letters, digits and single hyphens, and begins with a letter${
      NAME.test(better) ? `: ${better}` : ''
    }`;
  }
  return RESERVED.has(name)
    ? `'${name}' is reserved; say what the data is about`
    : undefined;
}

/** A name of what a person typed: words joined by hyphens, accents taken off. @internal */
export function toName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '');
}
