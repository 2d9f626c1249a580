// SPDX-License-Identifier: Apache-2.0

/** A type as it is packed: arguments as codes, blocks as records with a head. @internal */
export type PackedType = { [name: string]: string | PackedType | null };

/** An argument or a nested block of a type. @internal */
export interface ArgumentSchema {
  kind: 'argument' | 'block';
  required: boolean;
  /** Only the provider sets it. */
  readOnly: boolean;
  /** Letters: s text, n number, b flag, d anything, l list, e set, m map, and so on inside. For arguments of one type. */
  type?: string;
  /** What is inside a block, or inside an argument that is an object. */
  body?: BlockSchema;
  /** Whether a block may stand there once, or how an object repeats. */
  repeat: '1' | 'l' | 'e' | 'm';
  /** Whether a block may also be written as an argument. */
  either: boolean;
}

/** What may stand in a block. @internal */
export type BlockSchema = ReadonlyMap<string, ArgumentSchema>;

const LETTERS = { c: 'create', d: 'delete', r: 'read', u: 'update' } as const;

function timeouts(letters: string): PackedType {
  const unpacked: PackedType = { '': 'o#1' };
  for (const letter of letters) {
    unpacked[LETTERS[letter as keyof typeof LETTERS]] = 'os';
  }
  return unpacked;
}

function argument(packed: string | PackedType): ArgumentSchema {
  const inner =
    typeof packed === 'string' && packed.startsWith('~')
      ? timeouts(packed.slice(1))
      : packed;
  if (typeof inner === 'string') {
    return {
      kind: 'argument',
      required: inner[0] === 'r',
      readOnly: inner[0] === 'c',
      type: inner.slice(1),
      repeat: '1',
      either: false,
    };
  }
  const [flag, sign, repeat] = String(inner['']);
  return {
    kind: sign === '@' ? 'argument' : 'block',
    required: flag === 'r',
    readOnly: flag === 'c',
    body: decodeBlock(inner),
    repeat: repeat as ArgumentSchema['repeat'],
    either: sign === '?',
  };
}

/** Unpacks what may stand in a block. @internal */
export function decodeBlock(packed: PackedType): BlockSchema {
  const block = new Map<string, ArgumentSchema>();
  for (const [name, inner] of Object.entries(packed)) {
    if (name !== '' && inner !== null) block.set(name, argument(inner));
  }
  return block;
}

/** Applies what differs in another edition: `null` removes. @internal */
export function patched(base: PackedType, patch: PackedType): PackedType {
  const result: PackedType = { ...base };
  for (const [name, inner] of Object.entries(patch)) {
    const before = result[name];
    if (inner === null) delete result[name];
    else if (
      typeof inner === 'object' &&
      typeof before === 'object' &&
      before !== null
    ) {
      result[name] = patched(before, inner);
    } else result[name] = inner;
  }
  return result;
}

/** Names that may be written in a block. @internal */
export const namesOf = (block: BlockSchema): string[] =>
  [...block].filter(([, { readOnly }]) => !readOnly).map(([name]) => name);
