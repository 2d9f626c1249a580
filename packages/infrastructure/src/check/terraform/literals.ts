// SPDX-License-Identifier: Apache-2.0
import type { Syntax } from '../../hcl';

const WORDS: Readonly<Record<string, string>> = {
  s: 'a text',
  n: 'a number',
  b: 'true or false',
  l: 'a list',
  e: 'a list',
  m: 'a map',
};

/** What a literal is, in words; undefined for what only Terraform can know. */
function found(value: Syntax): string | undefined {
  switch (value.kind) {
    case 'string':
      return `the text ${JSON.stringify(
        value.value.length > 40 ? `${value.value.slice(0, 40)}…` : value.value,
      )}`;
    case 'number':
      return `the number ${value.value}`;
    case 'flag':
      return String(value.value);
    case 'template':
      return 'a text';
    case 'list':
      return 'a list';
    case 'object':
      return 'a map';
    default:
      return undefined;
  }
}

const isNumeric = (text: string) => /^-?\d+(\.\d+)?$/.test(text.trim());

function fits(code: string, value: Syntax): boolean {
  const [kind] = code;
  switch (kind) {
    case 's':
      return ['string', 'number', 'flag', 'template'].includes(value.kind);
    case 'n':
      return (
        value.kind === 'number' ||
        value.kind === 'template' ||
        (value.kind === 'string' && isNumeric(value.value))
      );
    case 'b':
      return (
        value.kind === 'flag' ||
        value.kind === 'template' ||
        (value.kind === 'string' && /^(true|false)$/.test(value.value))
      );
    case 'l':
    case 'e':
      return value.kind === 'list';
    case 'm':
      return value.kind === 'object';
    default:
      return true;
  }
}

/** Items of a list and values of a map. @internal */
export function itemsOf(value: Syntax): readonly Syntax[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'object' ? value.entries.map(entry => entry.value) : [];
}

/**
 * What is wrong with a literal by the type of an argument; undefined where nothing is, or where only Terraform can know.
 *
 * @param code - see `ArgumentSchema.type`
 * @internal
 */
export function typeFault(
  code: string,
  value: Syntax,
): { wanted: string; found: string } | undefined {
  const what = found(value);
  if (what === undefined || value.kind === 'null') return undefined;
  if (!fits(code, value)) {
    return { wanted: WORDS[code[0]] ?? 'of another type', found: what };
  }
  const inner = code.slice(1);
  if (!inner) return undefined;
  for (const item of itemsOf(value)) {
    const fault = typeFault(inner, item);
    if (fault) {
      return {
        wanted: `${WORDS[code[0]]} of which each is ${fault.wanted}`,
        found: fault.found,
      };
    }
  }
  return undefined;
}
