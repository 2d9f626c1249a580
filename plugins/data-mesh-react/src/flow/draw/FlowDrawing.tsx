// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { GraphZoom } from './GraphZoom';
import { describeBox } from '../describeBox';
import { heightOf } from '../geometry';
import type { FlowReach } from '../highlight';
import { mainBox } from '../indexFlow';
import type { FlowIndex } from '../indexFlow';
import { BOX_SIZE } from '../layout/packedLayout';
import type { LaidOut } from '../layout/useFlowLayout';
import type { FlowEnd } from '../types';
import { FlowBoxView } from './FlowBoxView';
import type { FlowBoxActions } from './FlowBoxView';
import { flowColors } from './flowColors';
import { FlowTip, type FlowTipPlace } from './FlowTip';
import { boxAt, lineAt } from './hitTest';
import { nextBox } from './nextBox';
import type { FlowDirection } from './nextBox';
import { READABLE } from './paintFlow';
import { useDrawing } from './useDrawing';
import { useHighlight } from './useHighlight';
import { usePointer } from './usePointer';
import { useStableActions } from './useStableActions';

const ARROWS: Record<string, FlowDirection> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** A line is hit within so many pixels of the screen. */
const NEAR = 5;
const STEP = 1.25;

const useStyles = makeStyles(
  {
    root: { position: 'relative', flex: 1, minWidth: 0 },
    frame: {
      position: 'relative',
      overflow: 'hidden',
      cursor: 'grab',
      touchAction: 'none',
      userSelect: 'none',
      '&:active': { cursor: 'grabbing' },
    },
    canvas: {
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      height: '100%',
    },
    layer: {
      position: 'absolute',
      top: 0,
      left: 0,
      transformOrigin: '0 0',
      willChange: 'transform',
    },
    unseen: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'MeshwrightFlowDrawing' },
);

/** A box to be brought into the middle; a new object asks again. @public */
export interface FlowTarget {
  id: string;
  /** Whether it takes the focus as well. */
  focus?: boolean;
}

/** @internal */
export interface FlowDrawingProps {
  label: string;
  laidOut: LaidOut;
  index: FlowIndex;
  height: number;
  chosen?: FlowEnd;
  /** With `chosen`: only ways between the two stand out. */
  until?: FlowEnd;
  reach?: FlowReach;
  /** Scale that the drawing has at first where it does not fit. */
  firstLeast: number;
  /** Ids of boxes that a search found. */
  found?: ReadonlySet<string>;
  target?: FlowTarget;
  actions: Omit<FlowBoxActions, 'look'>;
  onLetGo(): void;
}

/** The graph as a drawing that is moved and zoomed. Only what is in view is part of the page. @internal */
export function FlowDrawing(props: FlowDrawingProps) {
  const { laidOut, index, chosen, until, target, reach } = props;
  const { graph, layout } = laidOut;
  const classes = useStyles();
  const theme = useTheme<BackstageTheme>();
  const hintId = useId();
  const refs = {
    frame: useRef<HTMLDivElement>(null),
    canvas: useRef<HTMLCanvasElement>(null),
    layer: useRef<HTMLDivElement>(null),
  };
  const [looked, setLooked] = useState<string>();
  const [current, setCurrent] = useState<string>();
  const [tip, setTip] = useState<FlowTipPlace>();
  const focusNext = useRef<string>();

  const chosenEnd =
    chosen && index.numbers.has(chosen.box) ? chosen : undefined;
  const highlight = useHighlight(
    index,
    { chosen: chosenEnd, looked, until },
    reach,
  );
  const found = useMemo(
    () =>
      props.found &&
      new Set([...props.found].map(id => index.numbers.get(id) ?? -1)),
    [props.found, index],
  );
  const colors = useMemo(() => flowColors(theme), [theme]);
  const chosenNumber = chosenEnd && index.numbers.get(chosenEnd.box);
  const ownBox = useMemo(() => mainBox(index), [index]);
  const anchor = current ?? chosenEnd?.box ?? ownBox;
  const { viewport, boxes } = useDrawing(
    refs,
    laidOut,
    index,
    { colors, highlight, found, chosen: chosenNumber },
    anchor,
    props.firstLeast,
  );

  const places = useRef(layout);
  places.current = layout;
  const areaOf = (number: number) => {
    const [x, y, width, height] = places.current.boxes.subarray(
      number * BOX_SIZE,
      (number + 1) * BOX_SIZE,
    );
    return { x, y, width, height };
  };

  useEffect(() => {
    const number = target && index.numbers.get(target.id);
    if (number !== undefined) {
      const { x, y, width, height } = areaOf(number);
      viewport.centre(x + width / 2, y + height / 2, READABLE);
      setCurrent(target!.id);
      if (target!.focus) focusNext.current = target!.id;
    }
    // A target is gone to once, and not again because the graph changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [target]);

  useEffect(() => {
    if (focusNext.current === undefined) return;
    const box = [
      ...(refs.layer.current?.querySelectorAll<HTMLElement>(
        '[data-flow-box]',
      ) ?? []),
    ].find(({ dataset }) => dataset.flowBox === focusNext.current);
    if (box) {
      focusNext.current = undefined;
      box.focus({ preventScroll: true });
    }
  });

  usePointer(refs.frame, viewport, {
    click: at => {
      const box = boxAt(layout, viewport.pointAt(at.left, at.top));
      if (box !== undefined) props.actions.choose(graph.boxes[box].id);
      else if (chosen) props.onLetGo();
    },
    hover: at => {
      const point = at && viewport.pointAt(at.left, at.top);
      const box = point && boxAt(layout, point);
      const line =
        point && box === undefined
          ? lineAt(layout, point, NEAR / viewport.scale)
          : undefined;
      let text: string | undefined;
      if (box !== undefined) text = graph.boxes[box].title;
      else if (line !== undefined) text = graph.lines[line].text;
      setTip(at && text !== undefined ? { ...at, text } : undefined);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).dataset.flowBox;
    const number = at === undefined ? undefined : index.numbers.get(at);
    const direction = ARROWS[event.key];
    if (number !== undefined && direction) {
      const next = nextBox(index, layout, number, direction);
      if (next !== undefined) {
        focusNext.current = graph.boxes[next].id;
        setCurrent(focusNext.current);
        viewport.reveal(areaOf(next), READABLE);
      }
    } else if (event.key === 'Escape' && chosen) {
      props.onLetGo();
    } else if (event.key === '+' || event.key === '=') {
      viewport.zoomBy(STEP);
    } else if (event.key === '-') {
      viewport.zoomBy(1 / STEP);
    } else if (event.key === '0') {
      viewport.fit();
    } else {
      return;
    }
    event.preventDefault();
  };

  const actions = useStableActions({
    ...props.actions,
    look: box => {
      setLooked(box);
      if (box !== undefined) setCurrent(box);
    },
  });
  const tabStop =
    [current, chosenEnd?.box, ownBox].find(
      id => id !== undefined && index.numbers.has(id),
    ) ?? graph.boxes[0]?.id;

  return (
    <div className={classes.root}>
      <p id={hintId} className={classes.unseen}>
        Arrow keys move along connections, Enter chooses, Escape lets go, plus
        and minus zoom, zero shows all. The tree has the same content.
      </p>
      {/* The keys belong to the group of boxes, which are buttons. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={refs.frame}
        className={classes.frame}
        style={{ height: props.height }}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={refs.canvas}
          className={classes.canvas}
          aria-hidden="true"
        />
        <div
          ref={refs.layer}
          className={classes.layer}
          role="group"
          aria-label={props.label}
          aria-describedby={hintId}
        >
          {boxes.map(number => {
            const box = graph.boxes[number];
            const { x, y } = areaOf(number);
            const isChosen = chosenNumber === number;
            return (
              <FlowBoxView
                key={box.id}
                box={box}
                x={x}
                y={y}
                height={heightOf(box)}
                description={describeBox(index, number)}
                dimmed={
                  highlight
                    ? !highlight.boxes.has(number)
                    : found !== undefined && !found.has(number)
                }
                found={found?.has(number) ?? false}
                chosen={isChosen}
                chosenRow={isChosen ? chosenEnd?.row : undefined}
                litRows={
                  highlight && highlight.rows.size > 0
                    ? highlight.rows
                    : undefined
                }
                tabbable={tabStop === box.id}
                actions={actions}
              />
            );
          })}
        </div>
        {tip && <FlowTip tip={tip} room={viewport.width} />}
      </div>
      <GraphZoom
        onZoomIn={() => viewport.zoomBy(STEP)}
        onZoomOut={() => viewport.zoomBy(1 / STEP)}
        onFit={() => viewport.fit()}
        fitTitle="Show all"
      />
    </div>
  );
}
