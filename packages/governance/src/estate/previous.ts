// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import type { ContractEntry } from './finder';
import { orderVersions } from './names';

/** The version before a contract: the highest lower one of the same id. @internal */
export function previousOf(
  { contract, document }: ContractEntry,
  entries: readonly ContractEntry[],
): Contract | undefined {
  if (document.previous) return document.previous;
  const { id, version } = contract;
  if (id === undefined || version === undefined) return undefined;
  return entries
    .map(entry => entry.contract)
    .filter(
      other =>
        other.id === id &&
        other.version !== undefined &&
        orderVersions(other.version, version) < 0,
    )
    .sort((a, b) => orderVersions(b.version ?? '', a.version ?? ''))[0];
}

/** Entries by the id of their contract. @internal */
export function byId(
  entries: readonly ContractEntry[],
): Map<string, ContractEntry[]> {
  const groups = new Map<string, ContractEntry[]>();
  for (const entry of entries) {
    const { id = '' } = entry.contract;
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  return groups;
}
