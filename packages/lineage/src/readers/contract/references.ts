// SPDX-License-Identifier: Apache-2.0
import type { Identifier } from '../../identity/normalise';
import { type ContractDataset, physicalName } from './datasets';

/** What a text in a contract stands for: a dataset, or a column of one. @internal */
export interface Reference {
  dataset: Identifier;
  column?: string;
  /** True when no contract is known that has it, and it was read as a table beside the contract's own. */
  assumed: boolean;
}

/** Contracts that a product consumes: their ids, each with the versions that it names. @internal */
export type Preferred = ReadonlyMap<string, ReadonlySet<string>>;

const lower = (text: string) => text.toLowerCase();

/** Of several versions of one contract only the one that holds now: an active one, and of these the highest. */
function currentVersions(all: readonly ContractDataset[]): ContractDataset[] {
  const best = new Map<string, ContractDataset>();
  const rank = ({ contract }: ContractDataset) =>
    contract.status?.toLowerCase() === 'active' ? 1 : 0;
  const numbers = new Intl.Collator('en', { numeric: true });
  for (const one of all) {
    const key = one.contract.id ?? one.file;
    const known = best.get(key);
    const order = known
      ? rank(one) - rank(known) ||
        numbers.compare(
          one.contract.version ?? '',
          known.contract.version ?? '',
        )
      : 1;
    if (order > 0) best.set(key, one);
  }
  return [...best.values()];
}

/** Joins a relative path to the folder of a file, without looking at any disk. */
function resolvePath(file: string, relative: string): string {
  const parts = relative.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Finds what contracts refer to, among all contracts that were read. @internal */
export class References {
  private readonly byName = new Map<string, ContractDataset[]>();
  private readonly byFile = new Map<string, ContractDataset[]>();

  constructor(datasets: readonly ContractDataset[]) {
    const put = (
      map: Map<string, ContractDataset[]>,
      key: string,
      one: ContractDataset,
    ) => {
      const list = map.get(key);
      if (!list) map.set(key, [one]);
      else if (!list.includes(one)) list.push(one);
    };
    for (const one of datasets) {
      put(this.byName, lower(one.object.name), one);
      put(this.byName, lower(physicalName(one.object)), one);
      // Also without the database, and without the schema.
      const parts = one.name.split('.');
      parts.forEach((_, index) =>
        put(this.byName, lower(parts.slice(index).join('.')), one),
      );
      put(this.byFile, resolvePath('', one.file), one);
    }
  }

  /** The only dataset of this name, of those that are nearest to the asking one. */
  private named(
    name: string,
    from: ContractDataset,
    preferred: Preferred,
  ): ContractDataset | 'ambiguous' | undefined {
    const all = this.byName.get(lower(name)) ?? [];
    const wanted = all.filter(one => preferred.has(one.contract.id ?? ''));
    const exact = wanted.filter(({ contract }) =>
      preferred.get(contract.id ?? '')?.has(contract.version ?? ''),
    );
    const choices = [
      exact,
      wanted,
      all.filter(one => one.file === from.file),
      all.filter(
        one =>
          one.contract.domain !== undefined &&
          one.contract.domain === from.contract.domain,
      ),
      all,
    ];
    for (const choice of choices) {
      const newest = currentVersions(choice);
      const places = new Set(
        newest.map(one => `${one.namespace}\u0000${one.name}`),
      );
      if (places.size === 1) return newest[0];
      if (places.size > 1) return 'ambiguous';
    }
    return undefined;
  }

  private columnIn(one: ContractDataset, name: string): string | undefined {
    const found = one.columns.find(
      ({ name: own, property }) =>
        lower(own) === lower(name) || lower(property.name) === lower(name),
    );
    return found?.name;
  }

  /**
   * What an entry of `transformSourceObjects`, or a table in its SQL, stands for: `object`, `object.property`,
   * `schema.table`, `database.schema.table`.
   *
   * @param preferred - ids of the contracts that the product consumes: what is found there wins
   */
  source(
    text: string,
    from: ContractDataset,
    preferred: Preferred,
  ): Reference | 'ambiguous' {
    const whole = this.named(text, from, preferred);
    if (whole === 'ambiguous') return whole;
    if (whole) return { dataset: whole, assumed: false };
    const parts = text.split('.');
    // The longest name of an object counts; what is behind it is a column, or a member of one.
    for (let end = parts.length - 1; end > 0; end--) {
      const owner = this.named(parts.slice(0, end).join('.'), from, preferred);
      if (owner === 'ambiguous') return owner;
      if (!owner) continue;
      const member = parts.slice(end).join('.');
      const column = this.columnIn(owner, member);
      // What would be a member of a column has to be one, since it may be another table as well.
      if (column === undefined && end < parts.length - 1) continue;
      return { dataset: owner, column: column ?? member, assumed: false };
    }
    return { dataset: this.beside(text, from), assumed: true };
  }

  /** A table on the same server, whose name has as many parts as the asking one's. */
  private beside(
    text: string,
    { namespace, name }: ContractDataset,
  ): Identifier {
    const own = name.split(/[./]/);
    const given = text.split('.');
    const separator = name.includes('/') ? '/' : '.';
    const missing = own.slice(0, Math.max(0, own.length - given.length));
    return { namespace, name: [...missing, text].join(separator) };
  }

  /**
   * What the target of a relationship stands for: `object.property` of the same contract, a pointer into it
   * (`#/schema/object/properties/property`), or a pointer into another file that was read as well.
   */
  target(text: string, from: ContractDataset): Reference | undefined {
    const pointer = /^([^#]*)#?\/schema\/([^/]+)(?:\/properties\/(.+))?$/.exec(
      text,
    );
    if (!pointer) {
      const own = new Set([from.contract.version ?? '']);
      const found = this.source(
        text,
        from,
        new Map([[from.contract.id ?? '', own]]),
      );
      return found === 'ambiguous' || found.assumed ? undefined : found;
    }
    const [, path, object, rest] = pointer;
    const file = path
      ? resolvePath(from.file, path)
      : resolvePath('', from.file);
    const one = (this.byFile.get(file) ?? []).find(
      ({ object: own, contract }) =>
        own.id === object ||
        lower(own.name) === lower(object) ||
        contract.schema[Number(object)] === own,
    );
    if (!one) return undefined;
    // Members of objects and of the elements of arrays: variants/items/sku is variants.sku.
    const property = rest
      ?.split('/')
      .filter(part => part !== 'properties' && part !== 'items')
      .join('.');
    const column =
      property === undefined
        ? undefined
        : one.columns.find(({ property: own }) => own.id === property)?.name ??
          this.columnIn(one, property) ??
          property;
    return { dataset: one, column, assumed: false };
  }
}
