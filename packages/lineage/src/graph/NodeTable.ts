// SPDX-License-Identifier: Apache-2.0
import type { NodeType } from '../model';
import { bytes } from './columns';

const types: readonly NodeType[] = [
  'product',
  'job',
  'dataset',
  'column',
  'exposure',
];

/** Ids of nodes by their numbers, and numbers by their ids. @internal */
export class NodeTable {
  readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly types = bytes();
  /** Nodes from 0 on whose numbers are in the order of their ids. */
  sortedCount = 0;

  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  typeOf(node: number): NodeType {
    return types[this.types.values[node]];
  }

  /** The number of a new node behind the others. */
  add(id: string, type: NodeType): number {
    const number = this.ids.length;
    if (
      this.sortedCount === number &&
      (number === 0 || this.ids[number - 1] < id)
    ) {
      this.sortedCount++;
    }
    this.numbers.set(id, number);
    this.ids.push(id);
    this.types.push(types.indexOf(type));
    return number;
  }
}
