// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import type { EstateDocument } from './types';
import { majorOf, orderVersions } from './names';
import type { FindContract, KnownContract } from './productFacts';

/** A contract among the documents. @internal */
export interface ContractEntry {
  document: EstateDocument;
  contract: Contract;
  ref: string;
  known: KnownContract;
}

/** Statuses, those that a port most likely means first. */
const STANDING = ['active', 'deprecated', 'draft', 'proposed', 'retired'];

/** Finds contracts as ports name them: by id, name or ref, of the version asked for, else the newest in use. @internal */
export function finder(entries: readonly ContractEntry[]): FindContract {
  const byName = new Map<string, ContractEntry[]>();
  const add = (name: string | undefined, entry: ContractEntry) => {
    if (!name) return;
    const known = byName.get(name);
    if (!known) byName.set(name, [entry]);
    else if (!known.includes(entry)) known.push(entry);
  };
  for (const entry of entries) {
    add(entry.contract.id, entry);
    add(entry.contract.name, entry);
    add(entry.ref, entry);
    add(entry.ref.replace(/^api:/, ''), entry);
    add(entry.ref.replace(/^api:default\//, ''), entry);
  }
  return (id, version) => {
    const found = (id && byName.get(id)) || [];
    // An unknown status counts like a retired one: last.
    const standing = ({ known }: ContractEntry) =>
      (STANDING.indexOf(known.facts.status) + 5) % 5;
    const best = [...found].sort((a, b) => {
      const exact = (entry: ContractEntry) =>
        entry.contract.version === version ? 0 : 1;
      const near = (entry: ContractEntry) =>
        version !== undefined &&
        majorOf(entry.contract.version ?? '') === majorOf(version)
          ? 0
          : 1;
      return (
        exact(a) - exact(b) ||
        near(a) - near(b) ||
        standing(a) - standing(b) ||
        orderVersions(b.contract.version ?? '', a.contract.version ?? '')
      );
    })[0];
    return best?.known;
  };
}
