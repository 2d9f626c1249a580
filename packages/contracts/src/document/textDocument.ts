// SPDX-License-Identifier: Apache-2.0
import type { SourcePosition } from '../model';
import { LineIndex } from './lines';
import { memberIndex, type SourceNode } from './nodes';
import { escapeStep, type JsonPath } from './pointer';
import type { SourceDocument } from './types';

/** A text that was read, as data and as the tree of places the data came from. @internal */
export class TextDocument implements SourceDocument {
  private readonly lines: LineIndex;

  constructor(
    readonly text: string,
    readonly syntax: 'yaml' | 'json',
    readonly root: SourceNode,
    /** True when the text breaks the rules of its syntax and the data is what could be saved. */
    readonly broken = false,
  ) {
    this.lines = new LineIndex(text);
  }

  get data(): unknown {
    return this.root.value;
  }

  /** Line and column of an offset. */
  position(offset: number): SourcePosition {
    return this.lines.position(Math.min(offset, this.text.length));
  }

  /** The node at a path, with the offset of its name; undefined when the document has no such place. */
  find(
    path: JsonPath,
  ): { node: SourceNode; nameStart: number | undefined } | undefined {
    const found = this.walk(path);
    return found.steps === path.length ? found : undefined;
  }

  locate(path: JsonPath, part: 'name' | 'value' = 'value'): SourcePosition {
    const { node, nameStart, steps } = this.walk(path);
    const named = nameStart !== undefined && nameStart >= 0;
    // A value that is left empty stands nowhere: its name does.
    const empty = node.start === node.end;
    const byName =
      named && (empty || (part === 'name' && steps === path.length));
    return this.position(byName ? nameStart : node.start);
  }

  written(path: JsonPath): string | undefined {
    const node = this.find(path)?.node;
    if (!node || node.children) return undefined;
    if (typeof node.value === 'string') return node.value;
    return this.text.slice(node.start, node.end);
  }

  /** JSON Pointer to the innermost value or name that an offset lies in or behind. */
  pointerAt(offset: number): string {
    let pointer = '';
    let node: SourceNode | undefined = this.root;
    while (node?.children && !node.alias) {
      const { children, names, nameStarts }: SourceNode = node;
      const index: number = children.findIndex((child, i) => {
        const start = nameStarts ? nameStarts[i] : child.start;
        return start >= 0 && start <= offset && offset <= child.end;
      });
      if (index < 0) break;
      pointer += `/${escapeStep(names ? names[index] : index)}`;
      // Of a name that is written twice, only the last one is in the data.
      const counts: boolean =
        !names || memberIndex(node, names[index]) === index;
      node = counts ? children[index] : undefined;
    }
    return pointer;
  }

  private walk(path: JsonPath) {
    let node = this.root;
    let nameStart: number | undefined;
    let steps = 0;
    for (const step of path) {
      const index = node.names ? memberIndex(node, String(step)) : Number(step);
      const child = node.children?.[index];
      if (!child) break;
      nameStart = node.nameStarts?.[index];
      node = child;
      steps++;
    }
    return { node, nameStart, steps };
  }
}
