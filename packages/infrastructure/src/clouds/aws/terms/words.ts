// SPDX-License-Identifier: Apache-2.0

/**
 * A name of lower case letters, digits and underscores that begins with a letter: legal as a label of Terraform and as
 * a table or column of Glue, Redshift and QuickSight, and unable to carry anything else.
 *
 * @internal
 */
export function slug(name: string, longest = 60): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/, '');
  if (plain === '') return 'unnamed';
  return /^[0-9]/.test(plain) ? `n${plain}`.slice(0, longest) : plain;
}

/** Gives each name once; a repeated one gets a number, in the order of asking. @internal */
export class Claims {
  private readonly taken = new Set<string>();

  claim(...wishes: string[]): string {
    const last = wishes[wishes.length - 1];
    let name = wishes.find(wish => !this.taken.has(wish)) ?? last;
    for (let n = 2; this.taken.has(name); n++) name = `${last}_${n}`;
    this.taken.add(name);
    return name;
  }
}

/**
 * A description that services of AWS take: one line without control characters, at most so long. What looks like the
 * begin of a template loses its sign, so that nothing that reads Terraform less well than Terraform stumbles over it.
 *
 * @internal
 */
export function oneLine(text: string | undefined, longest = 250): string {
  const line = (text ?? '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/[$%]+\{/g, '{')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest
    ? `${Array.from(line)
        .slice(0, longest - 1)
        .join('')}…`
    : line;
}

/** Last part of an entity reference: `team-a` of `group:default/team-a`. @internal */
export function lastPart(reference: string): string {
  return reference.split(/[:/]/).pop() ?? reference;
}

/** Tag values may hold letters, digits, spaces and these: `_ . : / = + - @`, 256 at most. @internal */
export function tagValue(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, '-').slice(0, 256);
}
