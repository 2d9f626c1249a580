// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles } from '@material-ui/core/styles';
import { describeNode } from './describeNode';
import { GraphBox } from './GraphBox';
import { GraphLines } from './GraphLines';
import { GraphZoom } from './GraphZoom';
import { highlightOf } from './highlight';
import type { HighlightReach } from './highlight';
import { nextNode } from './navigate';
import type { GraphDirection } from './navigate';
import type { GraphWords } from './types';
import type { GraphModel } from './useGraphModel';
import { useGraphView } from './useGraphView';

const ARROWS: Record<string, GraphDirection> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      position: 'relative',
      display: 'flex',
      minWidth: 0,
      flex: 1,
    },
    frame: {
      display: 'flex',
      flex: 1,
      minWidth: 0,
      overflow: 'auto',
      cursor: 'grab',
      '&:active': { cursor: 'grabbing' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    sheet: {
      position: 'relative',
      flex: 'none',
      // Centred while it is smaller than the frame, and reachable to its edges when it is larger.
      margin: 'auto',
      padding: theme.spacing(3, 3, 6),
      boxSizing: 'content-box',
    },
    drawing: { position: 'relative', transformOrigin: '0 0' },
    hint: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'MeshwrightGraphCanvas' },
);

/** @internal */
export interface GraphCanvasProps {
  label: string;
  model: GraphModel;
  words: GraphWords;
  reach: HighlightReach;
  labels: 'all' | 'many';
  height: number;
  found?: ReadonlySet<string>;
  chosen?: string;
  /** Node that is to be brought into view and focused; a new object asks again. */
  target?: { id: string };
  onChoose(nodeId: string | undefined): void;
  onOpenGroup(groupNodeId: string): void;
}

/** The drawing in its frame: boxes, lines, zoom, and the keys that move between them. @internal */
export function GraphCanvas(props: GraphCanvasProps) {
  const { model, words, reach, found, chosen, target, onChoose } = props;
  const { graph, layout } = model;
  const classes = useStyles();
  const hintId = useId();
  const boxes = useRef(new Map<string, HTMLButtonElement>());
  const [looked, setLooked] = useState<string>();
  const [current, setCurrent] = useState<string>();
  const view = useGraphView(layout);

  const byId = useMemo(
    () => new Map(graph.nodes.map(node => [node.id, node])),
    [graph],
  );
  const standsOut = [looked, chosen].find(id => id && byId.has(id));
  const highlight = useMemo(
    () => (standsOut ? highlightOf(graph, standsOut, reach) : undefined),
    [graph, standsOut, reach],
  );
  const tabStop =
    [current, chosen].find(id => id && byId.has(id)) ?? graph.nodes[0]?.id;

  useEffect(() => {
    const box = target && boxes.current.get(target.id);
    box?.focus({ preventScroll: true });
    box?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, [target]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).dataset.nodeId;
    const direction = ARROWS[event.key];
    if (at && direction) {
      const next = nextNode(graph, layout.nodes, at, direction);
      const box = next && boxes.current.get(next);
      if (box) {
        box.focus({ preventScroll: true });
        box.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
      }
    } else if (at && event.key === 'o' && byId.get(at)?.folded) {
      props.onOpenGroup(at);
    } else if (event.key === 'Escape' && chosen) {
      onChoose(undefined);
    } else if (event.key === '+' || event.key === '=') {
      view.zoomIn();
    } else if (event.key === '-') {
      view.zoomOut();
    } else if (event.key === '0') {
      view.fit();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={classes.root}>
      <p id={hintId} className={classes.hint}>
        Arrow keys move along connections, Enter chooses, O opens a group,
        Escape lets go, plus and minus zoom, zero fits.
      </p>
      {/* The keys belong to the group of boxes, which are buttons; the frame itself only scrolls. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={view.frameRef}
        className={classes.frame}
        style={{ height: props.height }}
        {...view.drag}
        onKeyDown={onKeyDown}
      >
        <div
          className={classes.sheet}
          style={{
            width: layout.width * view.scale,
            height: layout.height * view.scale,
          }}
        >
          <div
            role="group"
            aria-label={props.label}
            aria-describedby={hintId}
            className={classes.drawing}
            style={{
              width: layout.width,
              height: layout.height,
              transform: `scale(${view.scale})`,
            }}
          >
            <GraphLines
              model={model}
              highlight={highlight}
              labels={props.labels}
            />
            {graph.nodes.map(node => (
              <GraphBox
                key={node.id}
                ref={box => {
                  if (box) {
                    boxes.current.set(node.id, box);
                  } else {
                    boxes.current.delete(node.id);
                  }
                }}
                node={node}
                place={layout.nodes.get(node.id)!}
                description={describeNode(node, graph, words)}
                dimmed={
                  highlight
                    ? !highlight.nodes.has(node.id)
                    : found !== undefined && !found.has(node.id)
                }
                found={found?.has(node.id) ?? false}
                chosen={chosen === node.id}
                tabbable={tabStop === node.id}
                onChoose={() =>
                  onChoose(chosen === node.id ? undefined : node.id)
                }
                onOpenGroup={node.folded && (() => props.onOpenGroup(node.id))}
                onLook={looking => {
                  setLooked(looking ? node.id : undefined);
                  if (looking) {
                    setCurrent(node.id);
                  }
                }}
              />
            ))}
          </div>
        </div>
      </div>
      <GraphZoom
        onZoomIn={view.zoomIn}
        onZoomOut={view.zoomOut}
        onFit={view.fit}
      />
    </div>
  );
}
