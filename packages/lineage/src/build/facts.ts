// SPDX-License-Identifier: Apache-2.0
import type { ContractRef, NodeFacts } from '../model';

const union = (known: string[] = [], more: string[] = []) =>
  [...new Set([...known, ...more])].sort();

const refKey = ({ id, version }: ContractRef) => `${id}\u0000${version ?? ''}`;

/**
 * Adds what one more source says of a node. Lists are joined; of two different words the first one stays, but the
 * later of two runs and the later drop counts.
 *
 * @internal
 */
export function mergeFacts(known: NodeFacts, more: NodeFacts): void {
  const later =
    more.lastRun !== undefined &&
    (known.lastRun === undefined || more.lastRun >= known.lastRun);
  const {
    owners,
    tags,
    contracts,
    lastRun,
    lastState,
    dropped,
    wording,
    ...words
  } = more;
  for (const [name, value] of Object.entries(words)) {
    const key = name as keyof typeof words;
    if (value !== undefined && known[key] === undefined) {
      Object.assign(known, { [key]: value });
    }
  }
  if (owners) known.owners = union(known.owners, owners);
  if (tags) known.tags = union(known.tags, tags);
  // Several statements may fill one table.
  if (wording) {
    known.wording = union(known.wording?.split(' '), [wording]).join(' ');
  }
  if (contracts) {
    const all = new Map(
      [...(known.contracts ?? []), ...contracts].map(ref => [refKey(ref), ref]),
    );
    known.contracts = [...all.values()].sort((a, b) =>
      refKey(a) < refKey(b) ? -1 : 1,
    );
  }
  if (later) Object.assign(known, { lastRun, lastState: lastState ?? 'other' });
  else if (known.lastState === undefined && lastState) {
    known.lastState = lastState;
  }
  if (dropped && (!known.dropped || dropped > known.dropped)) {
    known.dropped = dropped;
  }
}
