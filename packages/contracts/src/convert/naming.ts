// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../model';

/** The name under which data is found. @internal */
export function physicalName(thing: Property | SchemaObject): string {
  return thing.physicalName || thing.name;
}

/** The name of a contract for people. @internal */
export function titleOf(contract: Contract): string {
  return (
    contract.name || contract.dataProduct || contract.id || 'Data contract'
  );
}

const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name, without its ending, that is safe on every system. @internal */
export function fileName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return safe === '' || DEVICES.test(safe) ? `object-${safe}` : safe;
}

/** Gives each name only once: a repeated one gets a number. @internal */
export class UniqueNames {
  private readonly taken = new Set<string>();

  claim(name: string): string {
    let unique = name;
    for (let n = 2; this.taken.has(unique.toLowerCase()); n++) {
      unique = `${name}_${n}`;
    }
    this.taken.add(unique.toLowerCase());
    return unique;
  }
}

/** A name of ASCII letters, digits and underscores that begins with no digit. @internal */
export function plainIdentifier(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '_');
  if (safe.replace(/_/g, '') === '') return 'unnamed';
  return /^\d/.test(safe) ? `_${safe}` : safe;
}

/** An object whose members may have any name, `__proto__` included. @internal */
export function dictionary<T>(
  entries: Iterable<[string, T]>,
): Record<string, T> {
  const result = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) result[name] = value;
  return result;
}
