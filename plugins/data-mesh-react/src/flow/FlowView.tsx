// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useElementWidth } from '../layout/useElementWidth';
import { FlowDrawing } from './draw/FlowDrawing';
import type { FlowTarget } from './draw/FlowDrawing';
import { firstColumns } from './draw/firstView';
import { FIRST_LEAST, FIRST_LEAST_WHOLE } from './draw/useDrawing';
import { ExportMenu } from './export/ExportMenu';
import { FlowLegend } from './FlowLegend';
import { FlowToolbar } from './FlowToolbar';
import type { FlowViewKind } from './FlowToolbar';
import { BOX } from './geometry';
import type { FlowReach } from './highlight';
import { indexFlow } from './indexFlow';
import { GAPS, LABELLED_GAPS } from './layout/packedLayout';
import { useFlowLayout } from './layout/useFlowLayout';
import type { LaidOut } from './layout/useFlowLayout';
import { searchFlow } from './searchFlow';
import type { FlowFound } from './searchFlow';
import { FlowTree } from './tree/FlowTree';
import type { FlowEnd, FlowGraph } from './types';

/** Heights of the drawing in pixels: of a large one, and of the smallest. */
const HEIGHT = 620;
const LEAST_HEIGHT = 360;
/** Free space above and below a drawing. */
const AROUND = 96;

/** From this width on details stand beside the graph. */
const WIDE = 760;
/** Below this width the tree comes first: a drawing would show a corner of itself. */
const NARROW = 480;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    progress: { height: 2, marginBottom: -2, zIndex: 1 },
    body: { display: 'flex', flexDirection: 'column', minWidth: 0 },
    wide: { flexDirection: 'row' },
    details: {
      boxSizing: 'border-box',
      overflow: 'auto',
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    beside: {
      flex: 'none',
      width: 340,
      borderTop: 0,
      borderLeft: `1px solid ${theme.palette.divider}`,
    },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 3),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:empty': { display: 'none' },
    },
    drawing: { minHeight: 200, flex: 1 },
  }),
  { name: 'MeshwrightFlowView' },
);

/** Props of {@link FlowView}. @public */
export interface FlowViewProps {
  /** What the graph shows: "Lineage of Orders". */
  label: string;
  graph: FlowGraph;
  /** Default: a drawing, and where there is little room a tree. */
  view?: FlowViewKind;
  onView(view: FlowViewKind): void;
  /** What a person chose: ways through it stand out. */
  chosen?: FlowEnd;
  /** With `chosen`: only ways between the two stand out. */
  until?: FlowEnd;
  /** What else stands out with what is chosen or looked at. Default `paths`. */
  reach?: FlowReach;
  onChoose(end: FlowEnd | undefined): void;
  search: string;
  onSearch(text: string): void;
  /** What the search finds, where that may be in what is not drawn. Default: boxes that are drawn. */
  matches?: FlowFound[];
  /** A person goes to something that the search found. */
  onFound?(id: string): void;
  /** Shows or hides the rows of a box, or what belongs to a row. */
  onToggle(id: string): void;
  /** Shows what a row only counts. Needed where rows count. */
  onMore?(box: string, row: string): void;
  /** Brings the neighbours on one side, or folds them again. Needed where boxes have hidden neighbours. */
  onSide?(box: string, side: 'up' | 'down', open: boolean): void;
  target?: FlowTarget;
  /** Controls before and after the search. */
  lead?: ReactNode;
  trail?: ReactNode;
  /** What is known of the chosen thing, beside the graph. */
  details?: ReactNode;
  /** What is not drawn, in words. */
  notes?: ReactNode;
  /** Much runs in circles: the drawing keeps to the columns that fit, and is a bit smaller rather than cut off. */
  circles?: boolean;
  /** Greatest height of the drawing in pixels; a small graph takes less. Default 620. */
  height?: number;
  /** Name of exported files, without ending. */
  fileName: string;
  /** What the JSON export holds. Default: the graph. */
  data?: unknown;
  /** Something is on its way. */
  loading?: boolean;
}

/**
 * The graph of all screens: a directed graph that a person explores. Boxes with rows, opened one by one, as a drawing in
 * which only what is in view is part of the page, and as a tree.
 *
 * @public
 */
export function FlowView(props: FlowViewProps) {
  const { graph, chosen } = props;
  const classes = useStyles();
  const rootRef = useRef<HTMLDivElement>(null);
  const width = useElementWidth(rootRef);
  // A drawing is fitted to its frame when it comes first.
  const measured = width > 0 || typeof ResizeObserver === 'undefined';
  const wide = width === 0 || width >= WIDE;
  const view =
    props.view ?? (width === 0 || width >= NARROW ? 'graph' : 'tree');
  const firstLeast = props.circles ? FIRST_LEAST_WHOLE : FIRST_LEAST;
  const columns = props.circles ? columnsIn(graph, width) : undefined;
  const { laidOut, busy } = useFlowLayout(graph, columns);
  const height = useFrameHeight(
    laidOut,
    width,
    firstLeast,
    props.height ?? HEIGHT,
  );
  const drawn = laidOut?.graph ?? graph;
  const index = useMemo(() => indexFlow(drawn), [drawn]);
  const matches = useMemo(
    () => props.matches ?? searchFlow(drawn, props.search),
    [drawn, props.search, props.matches],
  );
  const found = useMemo(
    () => matches && new Set(matches.map(({ id, shownAs }) => shownAs ?? id)),
    [matches],
  );
  const [at, setAt] = useState(0);
  const [ownTarget, setOwnTarget] = useState<{ id: string }>();
  const [failed, setFailed] = useState<string>();
  const target = [props.target, ownTarget].find(
    each => each !== undefined && index.numbers.has(each.id),
  );

  const step = (by: 1 | -1) => {
    if (!matches || matches.length === 0) return;
    const next = ((at + by - 1 + matches.length) % matches.length) + 1;
    const { id } = matches[next - 1];
    setAt(next);
    setOwnTarget({ id });
    props.onFound?.(id);
    if (view === 'tree') props.onChoose({ box: id });
  };
  const shared = {
    label: props.label,
    index,
    height,
    chosen,
    found,
    actions: {
      choose: (box: string, row?: string) =>
        props.onChoose(
          chosen?.box === box && chosen.row === row
            ? undefined
            : { box, ...(row !== undefined && { row }) },
        ),
      toggle: props.onToggle,
      more: (box: string, row: string) => props.onMore?.(box, row),
      side: (box: string, side: 'up' | 'down', open: boolean) =>
        props.onSide?.(box, side, open),
    },
    onLetGo: () => props.onChoose(undefined),
  };

  return (
    <div ref={rootRef}>
      <FlowToolbar
        label={props.label}
        view={view}
        search={props.search}
        found={matches && { count: matches.length, at }}
        lead={props.lead}
        trail={
          <>
            {props.trail}
            {laidOut && (
              <ExportMenu
                laidOut={laidOut}
                fileName={props.fileName}
                data={props.data ?? graph}
                onFailed={setFailed}
              />
            )}
          </>
        }
        onSearch={text => {
          setAt(0);
          props.onSearch(text);
        }}
        onStep={step}
        onView={props.onView}
      />
      {(props.loading || busy) && (
        <LinearProgress
          className={classes.progress}
          aria-label="The graph is being brought up to date"
        />
      )}
      <div className={classNames(classes.body, { [classes.wide]: wide })}>
        {view === 'tree' && <FlowTree {...shared} />}
        {view === 'graph' && laidOut && measured && (
          <FlowDrawing
            {...shared}
            laidOut={laidOut}
            until={props.until}
            reach={props.reach}
            firstLeast={firstLeast}
            target={target}
          />
        )}
        {view === 'graph' && !(laidOut && measured) && (
          <div className={classes.drawing} style={{ height }} />
        )}
        {props.details && (
          <div
            className={classNames(classes.details, { [classes.beside]: wide })}
            style={{ maxHeight: wide ? height : undefined }}
          >
            {props.details}
          </div>
        )}
      </div>
      <div className={classes.foot}>
        <FlowLegend lines={drawn.lines} />
        {(failed ?? props.notes) && (
          <Typography variant="caption" color="textSecondary" component="div">
            {failed ?? props.notes}
          </Typography>
        )}
      </div>
    </div>
  );
}

/** Columns that a frame shows at the scale that a drawing starts at; undefined where the width is not known. */
function columnsIn({ lines }: FlowGraph, width: number): number | undefined {
  if (width === 0) return undefined;
  const gap = lines.some(({ label }) => label) ? LABELLED_GAPS : GAPS;
  return Math.max(
    2,
    Math.floor(
      (width / FIRST_LEAST_WHOLE + gap.layer) / (BOX.width + gap.layer),
    ),
  );
}

/** As high as the drawing needs at the width, and never less than it was: nothing below jumps back and forth. */
function useFrameHeight(
  laidOut: LaidOut | undefined,
  width: number,
  firstLeast: number,
  most: number,
): number {
  const highest = useRef(0);
  const layout = laidOut?.layout;
  const needed = useMemo(() => {
    if (!layout || width === 0) return undefined;
    const seen = firstColumns(layout, width, firstLeast)?.width ?? layout.width;
    const scale = Math.min(1, Math.max(firstLeast, width / seen));
    return Math.round(layout.height * scale) + AROUND;
  }, [layout, width, firstLeast]);
  if (needed === undefined) return most;
  highest.current = Math.max(highest.current, LEAST_HEIGHT, needed);
  return Math.min(most, highest.current);
}
