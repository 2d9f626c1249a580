// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind, EdgeSource } from '../model';
import { words } from './columns';

const kinds: readonly EdgeKind[] = ['direct', 'indirect'];
const sources: readonly EdgeSource[] = [
  'openlineage',
  'dbt',
  'contract',
  'sql',
];

const KIND = 0x0001;
const SOURCE = 0x000e;
const SOURCE_AT = 1;
const LAYERS_AT = 4;
/** It has ended, or has not begun. */
const OVER = 0x0100;
const REMOVED = 0x0200;

/** Edges by their marks: those that a walk may take. @internal */
export interface MarkFilter {
  mask: number;
  expected: number;
}

/**
 * What edges are, by their numbers, in 16 bits for each: memory is what walks wait for, and so they look at one place
 * only. Kind in bit 0, source in bits 1 to 3, layers (see `layersOf`) in bits 4 to 7, over in bit 8, taken back in bit 9.
 *
 * @internal
 */
export class EdgeMarks {
  private readonly marks = words();

  push(kind: EdgeKind, source: EdgeSource, layers: number): void {
    this.marks.push(this.markOf(kind, source) | (layers << LAYERS_AT));
  }

  kindOf(edge: number): EdgeKind {
    return kinds[this.marks.values[edge] & KIND];
  }

  sourceOf(edge: number): EdgeSource {
    return sources[(this.marks.values[edge] & SOURCE) >> SOURCE_AT];
  }

  /** A number below 16, the same for edges of the same kind and source. */
  kindAndSourceOf(edge: number): number {
    return this.marks.values[edge] & (KIND | SOURCE);
  }

  /** Whether an edge is of that kind and from that source, taken back or not. */
  is(edge: number, kind: EdgeKind, source: EdgeSource): boolean {
    const mark = this.marks.values[edge];
    return (mark & (KIND | SOURCE)) === this.markOf(kind, source);
  }

  isRemoved(edge: number): boolean {
    return (this.marks.values[edge] & REMOVED) !== 0;
  }

  setRemoved(edge: number, removed: boolean): void {
    this.set(edge, REMOVED, removed);
  }

  /** Says whether an edge is there now. */
  setThere(edge: number, there: boolean): void {
    this.set(edge, OVER, !there);
  }

  /** Whether an edge has all the marks that a filter asks for. */
  passes(edge: number, { mask, expected }: MarkFilter): boolean {
    return (this.marks.values[edge] & mask) === expected;
  }

  /**
   * A filter for edges of a layer that are not taken back.
   *
   * @param only - `there`: what has not ended; `kind`: of this kind
   */
  static filter(
    layer: number,
    only: { there: boolean; kind?: EdgeKind },
  ): MarkFilter {
    const expected = layer << LAYERS_AT;
    return {
      mask:
        expected |
        REMOVED |
        (only.there ? OVER : 0) |
        (only.kind === undefined ? 0 : KIND),
      expected:
        expected | (only.kind === undefined ? 0 : kinds.indexOf(only.kind)),
    };
  }

  /** Order of edges between the same nodes: by kind, then by source. */
  compare(a: number, b: number): number {
    const first = this.marks.values[a] & (KIND | SOURCE);
    const second = this.marks.values[b] & (KIND | SOURCE);
    return (first & KIND) - (second & KIND) || first - second;
  }

  private set(edge: number, mark: number, on: boolean): void {
    if (on) this.marks.values[edge] |= mark;
    else this.marks.values[edge] &= ~mark;
  }

  private markOf(kind: EdgeKind, source: EdgeSource): number {
    return kinds.indexOf(kind) | (sources.indexOf(source) << SOURCE_AT);
  }
}
