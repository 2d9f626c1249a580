// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useRowWindow } from '../../windowing/useRowWindow';
import { ROW_HEIGHT, useSchemaGridStyles } from './schemaGridStyles';
import { SchemaTreeRow } from './SchemaTreeRow';
import type { SchemaNode } from './schemaTree';
import { treeKeyHandler } from './treeKeyHandler';
import type { SchemaRow } from './visibleRows';

/** Rows beyond which the grid scrolls inside its own frame and draws only what is in view. */
const LONG = 120;
const FRAME_HEIGHT = 640;
const HEADER_HEIGHT = 32;

/** @internal */
export interface SchemaTreeProps {
  label: string;
  rows: SchemaRow[];
  words: string[];
  selected?: SchemaNode;
  narrow: boolean;
  onToggle: (node: SchemaNode, open: boolean) => void;
  onSelect: (node: SchemaNode | undefined) => void;
}

/** Tables and columns as a tree grid that stays quick with thousands of rows. @internal */
export function SchemaTree(props: SchemaTreeProps) {
  const { label, rows, words, selected, narrow, onToggle, onSelect } = props;
  const classes = useSchemaGridStyles();
  const long = rows.length > LONG;
  const { frameRef, onScroll, start, end, scrollTo } = useRowWindow({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    height: FRAME_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    enabled: long,
  });
  const [active, setActive] = useState(0);
  // A row that scrolled away is not drawn; the tab key then enters at one that is.
  const tabStop = Math.max(start, Math.min(active, end - 1));
  const moveFocus = useRef(false);
  const activeRow = useRef<HTMLDivElement>(null);
  const activeIndex = Math.min(active, rows.length - 1);

  useEffect(() => {
    if (moveFocus.current) {
      moveFocus.current = false;
      activeRow.current?.focus({ preventScroll: long });
    }
  });

  const selectedId = selected?.id;
  const selectedIndex = rows.findIndex(row => row.node.id === selectedId);
  useEffect(() => {
    if (selectedIndex >= 0) {
      setActive(selectedIndex);
      scrollTo(selectedIndex, 'centre');
      if (!long) {
        activeRow.current?.scrollIntoView?.({ block: 'nearest' });
      }
    }
    // Once for each selection: rows that open above it later must not move the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId, selectedIndex >= 0]);

  const onKeyDown = treeKeyHandler({
    rows,
    activeIndex,
    onMove: index => {
      moveFocus.current = true;
      scrollTo(index);
      setActive(index);
    },
    onToggle,
    onSelect,
    onLeave: () => onSelect(undefined),
  });
  const renderRow = (index: number) => (
    <SchemaTreeRow
      key={rows[index].node.id}
      ref={index === activeIndex ? activeRow : undefined}
      row={rows[index]}
      index={index}
      words={words}
      selected={index === selectedIndex}
      active={index === tabStop}
      narrow={narrow}
      onToggle={onToggle}
      onSelect={onSelect}
      onFocus={setActive}
    />
  );
  const drawn: ReactNode[] = [];
  for (let index = start; index < end; index++) {
    drawn.push(renderRow(index));
  }
  return (
    <div
      ref={frameRef}
      onScroll={onScroll}
      style={long ? { height: FRAME_HEIGHT, overflowY: 'auto' } : undefined}
    >
      {/* Rows take the focus, not the grid: it needs no tab stop of its own. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={classes.head}>
          <SchemaTreeHeader narrow={narrow} />
        </div>
        <div
          role="rowgroup"
          style={{
            paddingTop: start * ROW_HEIGHT,
            paddingBottom: (rows.length - end) * ROW_HEIGHT,
          }}
        >
          {drawn}
        </div>
      </div>
    </div>
  );
}

function SchemaTreeHeader({ narrow }: { narrow: boolean }) {
  const classes = useSchemaGridStyles();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${classes.row} ${classes.header} ${
        narrow ? classes.narrow : ''
      }`}
    >
      <div role="columnheader" className={classes.headerName}>
        Name
      </div>
      <div role="columnheader">Type</div>
      <div role="columnheader" className={classes.wide}>
        Constraints
      </div>
      {!narrow && (
        <>
          <div role="columnheader" className={classes.wide}>
            Classification
          </div>
          <div role="columnheader" className={classes.wide}>
            Description
          </div>
        </>
      )}
    </div>
  );
}
