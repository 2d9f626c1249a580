// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { FindingItem } from '../../findings';
import { useRowWindow } from '../../windowing/useRowWindow';
import { DocumentLine } from './DocumentLine';

const LINE_HEIGHT = 20;
/** Height of the frame that a document scrolls in, in pixels. @internal */
export const FRAME_HEIGHT = 640;

/** Lines beyond which only those in view are drawn; below it the browser's own search finds everything. */
const LONG = 400;

const useStyles = makeStyles(
  theme => ({
    frame: {
      maxHeight: FRAME_HEIGHT,
      overflow: 'auto',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    lines: {
      width: 'max-content',
      minWidth: '100%',
      fontFamily: 'monospace',
      fontSize: 12.5,
      lineHeight: `${LINE_HEIGHT}px`,
      tabSize: 2,
    },
    marked: { backgroundColor: alpha(theme.palette.primary.main, 0.16) },
  }),
  { name: 'MeshwrightDocumentText' },
);

/** @internal */
export interface DocumentTextProps {
  text: string;
  findings: FindingItem[];
  /** Line to bring into view and mark, from 1. */
  line?: number;
  hrefOfLine: (line: number) => string;
}

/** A text with line numbers and findings in the margin; only the lines in view are drawn. @internal */
export function DocumentText({
  text,
  findings,
  line,
  hrefOfLine,
}: DocumentTextProps) {
  const classes = useStyles();
  const lines = useMemo(() => text.split(/\r\n|\r|\n/), [text]);
  const byLine = useMemo(() => groupByLine(findings), [findings]);
  const { frameRef, onScroll, start, end } = useRowWindow({
    count: lines.length,
    rowHeight: LINE_HEIGHT,
    height: FRAME_HEIGHT,
    enabled: lines.length > LONG,
  });
  const scrolledTo = useRef<number>();
  useEffect(() => {
    const frame = frameRef.current;
    if (frame && line !== undefined && scrolledTo.current !== line) {
      scrolledTo.current = line;
      frame.scrollTop = (line - 1) * LINE_HEIGHT - FRAME_HEIGHT / 3;
      frame.scrollIntoView?.({ block: 'nearest' });
    }
  }, [frameRef, line]);

  const drawn: ReactNode[] = [];
  for (let index = start; index < end; index++) {
    const number = index + 1;
    drawn.push(
      <DocumentLine
        key={number}
        number={number}
        text={lines[index]}
        digits={String(lines.length).length}
        className={number === line ? classes.marked : undefined}
        findings={byLine.get(number)}
        href={hrefOfLine(number)}
      />,
    );
  }
  return (
    <div
      ref={frameRef}
      className={classes.frame}
      onScroll={onScroll}
      role="region"
      aria-label="Document text"
      // A frame that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div
        className={classes.lines}
        style={{
          paddingTop: start * LINE_HEIGHT,
          paddingBottom: (lines.length - end) * LINE_HEIGHT,
        }}
      >
        {drawn}
      </div>
    </div>
  );
}

function groupByLine(findings: FindingItem[]): Map<number, FindingItem[]> {
  const byLine = new Map<number, FindingItem[]>();
  for (const finding of findings) {
    if (finding.line !== undefined) {
      byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
    }
  }
  return byLine;
}
