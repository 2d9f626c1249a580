// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind, EdgeSource } from '../model';
import { bytes } from './columns';

const kinds: readonly EdgeKind[] = ['direct', 'indirect'];
const sources: readonly EdgeSource[] = [
  'openlineage',
  'dbt',
  'contract',
  'sql',
];

const REMOVED = 0x80;

/** What edges are, by their numbers: kind in bit 0, source in bits 1 to 3, taken back in bit 7. @internal */
export class EdgeMarks {
  private readonly marks = bytes();

  push(kind: EdgeKind, source: EdgeSource): void {
    this.marks.push(this.markOf(kind, source));
  }

  kindOf(edge: number): EdgeKind {
    return kinds[this.marks.values[edge] & 1];
  }

  sourceOf(edge: number): EdgeSource {
    return sources[(this.marks.values[edge] >> 1) & 7];
  }

  /** Whether an edge is of that kind and from that source, taken back or not. */
  is(edge: number, kind: EdgeKind, source: EdgeSource): boolean {
    return (this.marks.values[edge] & 0x0f) === this.markOf(kind, source);
  }

  isRemoved(edge: number): boolean {
    return (this.marks.values[edge] & REMOVED) !== 0;
  }

  setRemoved(edge: number, removed: boolean): void {
    if (removed) this.marks.values[edge] |= REMOVED;
    else this.marks.values[edge] &= ~REMOVED;
  }

  /** Order of edges between the same nodes: by kind, then by source. */
  compare(a: number, b: number): number {
    const [first, second] = [this.marks.values[a], this.marks.values[b]];
    return (first & 1) - (second & 1) || first - second;
  }

  private markOf(kind: EdgeKind, source: EdgeSource): number {
    return kinds.indexOf(kind) | (sources.indexOf(source) << 1);
  }
}
