// SPDX-License-Identifier: Apache-2.0
import { type RawNode, rawKey } from '../build/LineageBuilder';
import type { EdgeKind } from '../model';

/**
 * Leaves out indirect edges between datasets that a direct one joins as well: of columns both ways matter, of the
 * whole only the stronger one.
 *
 * @internal
 */
export function strongestBetweenDatasets<
  T extends { from: RawNode; to: RawNode; kind: EdgeKind },
>(edges: readonly T[]): T[] {
  const isWhole = ({ from, to }: T) =>
    from.type === 'dataset' && to.type === 'dataset';
  const pair = ({ from, to }: T) => `${rawKey(from)}\u0001${rawKey(to)}`;
  const direct = new Set(
    edges.filter(each => isWhole(each) && each.kind === 'direct').map(pair),
  );
  return edges.filter(
    each => each.kind === 'direct' || !isWhole(each) || !direct.has(pair(each)),
  );
}
