// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { alpha, makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { edgePath } from './edgeShape';
import type { Highlight } from './highlight';
import type { EdgeCourse } from './layout';
import { LABEL_HEIGHT } from './placeLabels';
import type { VisibleEdge } from './types';
import type { GraphModel } from './useGraphModel';

const ARROW = 7;
const THINNEST = 1.25;
const THICKEST = 4;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { position: 'absolute', top: 0, left: 0, overflow: 'visible' },
    line: {
      fill: 'none',
      stroke: alpha(theme.palette.text.primary, 0.28),
      transition: theme.transitions.create(['opacity', 'stroke'], {
        duration: 120,
      }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    arrow: { fill: theme.palette.text.secondary },
    lit: {
      '& $line': { stroke: theme.palette.primary.main },
      '& $arrow': { fill: theme.palette.primary.main },
    },
    dimmed: { opacity: 0.15 },
    warning: { '& $line': { stroke: theme.palette.status.warning } },
    error: { '& $line': { stroke: theme.palette.status.error } },
    unproven: { '& $line': { strokeDasharray: '5 4' } },
    plate: {
      fill: theme.palette.background.paper,
      stroke: theme.palette.divider,
    },
    text: {
      ...theme.typography.caption,
      fontSize: 11,
      fill: theme.palette.text.secondary,
      textAnchor: 'middle',
      dominantBaseline: 'central',
      fontVariantNumeric: 'tabular-nums',
    },
    litText: { fill: theme.palette.text.primary, fontWeight: 600 },
  }),
  { name: 'MeshwrightGraphLines' },
);

/**
 * The lines of the drawing with their arrows and labels. For eyes only: the boxes say the same to a screen reader.
 *
 * @internal
 */
export function GraphLines(props: {
  model: GraphModel;
  highlight?: Highlight;
  /** Label each line, or only those that stand for more than one connection. */
  labels: 'all' | 'many';
}) {
  const { model, highlight, labels } = props;
  const { graph, layout } = model;
  const classes = useStyles();
  const most = Math.max(1, ...graph.edges.map(edge => edge.count));
  // What stands out is drawn last, above the rest.
  const ordered = highlight
    ? [...graph.edges].sort(
        (a, b) =>
          Number(highlight.edges.has(a.id)) - Number(highlight.edges.has(b.id)),
      )
    : graph.edges;

  return (
    <svg
      className={classes.root}
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
      focusable="false"
    >
      {ordered.map(edge => {
        const course = layout.edges.get(edge.id);
        return (
          course && (
            <g
              key={edge.id}
              className={classNames({
                [classes.lit]: highlight?.edges.has(edge.id),
                [classes.dimmed]: highlight && !highlight.edges.has(edge.id),
                [classes.warning]: edge.state === 'warning',
                [classes.error]: edge.state === 'error',
                [classes.unproven]: edge.state && edge.state !== 'ok',
              })}
            >
              <path
                className={classes.line}
                d={edgePath(course)}
                strokeWidth={thickness(edge, most)}
              />
              <path className={classes.arrow} d={arrowPath(course)} />
            </g>
          )
        );
      })}
      {ordered.map(edge => {
        const label = model.labels.get(edge.id);
        const lit = highlight?.edges.has(edge.id) ?? false;
        const wanted =
          (labels === 'all' || edge.count > 1) &&
          (highlight ? lit : !label?.crowded);
        if (!label || !wanted) {
          return null;
        }
        return (
          <g key={edge.id} transform={`translate(${label.x},${label.y})`}>
            <rect
              className={classes.plate}
              x={-label.width / 2}
              y={-LABEL_HEIGHT / 2}
              width={label.width}
              height={LABEL_HEIGHT}
              rx={LABEL_HEIGHT / 2}
            />
            <text
              className={classNames(classes.text, { [classes.litText]: lit })}
            >
              {label.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function thickness(edge: VisibleEdge, most: number): number {
  return (
    THINNEST +
    (THICKEST - THINNEST) * Math.sqrt((edge.count - 1) / Math.max(1, most - 1))
  );
}

function arrowPath(course: EdgeCourse): string {
  const { to, turn } = course[course.length - 1];
  const back = turn < to.x ? -ARROW : ARROW;
  return `M${to.x},${to.y}l${back},${-ARROW / 2}v${ARROW}z`;
}
