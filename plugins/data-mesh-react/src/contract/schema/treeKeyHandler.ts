// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent } from 'react';
import type { SchemaNode } from './schemaTree';
import type { SchemaRow } from './visibleRows';

const PAGE = 10;

/** @internal */
export interface TreeKeysOptions {
  rows: SchemaRow[];
  activeIndex: number;
  onMove: (index: number) => void;
  onToggle: (node: SchemaNode, open: boolean) => void;
  onSelect: (node: SchemaNode) => void;
  onLeave: () => void;
}

/** Keys of a tree grid as the ARIA Authoring Practices describe them, for a grid whose rows take the focus. @internal */
export function treeKeyHandler(options: TreeKeysOptions) {
  const { rows, activeIndex, onMove, onToggle, onSelect, onLeave } = options;
  const last = rows.length - 1;
  const move = (index: number) => onMove(Math.max(0, Math.min(last, index)));

  return (event: KeyboardEvent) => {
    const row = rows[activeIndex];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        move(activeIndex + 1);
        break;
      case 'ArrowUp':
        move(activeIndex - 1);
        break;
      case 'PageDown':
        move(activeIndex + PAGE);
        break;
      case 'PageUp':
        move(activeIndex - PAGE);
        break;
      case 'Home':
        move(0);
        break;
      case 'End':
        move(last);
        break;
      case 'ArrowRight':
        if (row.expanded === false) {
          onToggle(row.node, true);
        } else if (row.expanded) {
          move(activeIndex + 1);
        }
        break;
      case 'ArrowLeft':
        if (row.expanded) {
          onToggle(row.node, false);
        } else if (row.level > 1) {
          move(parentIndex(rows, activeIndex));
        }
        break;
      case 'Enter':
      case ' ':
        onSelect(row.node);
        break;
      case 'Escape':
        onLeave();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}

function parentIndex(rows: SchemaRow[], index: number): number {
  const { level } = rows[index];
  for (let above = index - 1; above >= 0; above--) {
    if (rows[above].level < level) {
      return above;
    }
  }
  return index;
}
