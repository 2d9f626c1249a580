// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { stateColor } from '../state';
import { axisFigure, axisTime, niceTicks, scale } from './scales';
import type { ChartPoint, ChartRule } from './types';

const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 24;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { display: 'block', width: '100%' },
    grid: { stroke: theme.palette.divider, strokeWidth: 1 },
    tick: {
      fontSize: 11,
      fontFamily: theme.typography.fontFamily,
      fontVariantNumeric: 'tabular-nums',
      fill: theme.palette.text.secondary,
    },
    band: { fill: theme.palette.text.primary, fillOpacity: 0.14 },
    line: {
      fill: 'none',
      stroke: theme.palette.text.primary,
      strokeWidth: 1.5,
      strokeLinejoin: 'round',
    },
    dot: { fill: theme.palette.text.primary },
    rule: {
      stroke: theme.palette.text.secondary,
      strokeWidth: 1,
      strokeDasharray: '6 4',
    },
    anomaly: {
      fill: stateColor(theme, 'error'),
      stroke: theme.palette.background.paper,
      strokeWidth: 2,
    },
    cursor: { stroke: theme.palette.text.secondary, strokeWidth: 1 },
  }),
  { name: 'MeshwrightSeriesPlot' },
);

/** Where everything of a chart lies. @internal */
export interface PlotFrame {
  times: readonly number[];
  x: (time: number) => number;
  y: (value: number) => number;
  valueRange: readonly [number, number];
}

/** Places times and values in a box; an even line lies in the middle of it. @internal */
export function frameOf(
  points: readonly ChartPoint[],
  rule: ChartRule | undefined,
  width: number,
  height: number,
): PlotFrame {
  const times = points.map(({ at }) => Date.parse(at));
  const values = points.flatMap(({ value, band }) => [value, ...(band ?? [])]);
  if (rule) values.push(rule.value);
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  const valueRange = [
    low >= 0 ? Math.max(0, low - margin) : low - margin,
    high + margin,
  ] as const;
  return {
    times,
    x: scale([times[0], times.at(-1)!], [LEFT, width - RIGHT]),
    y: scale(valueRange, [height - BOTTOM, TOP]),
    valueRange,
  };
}

/** Runs of neighbours that have a band, as closed paths. */
function bandPaths(points: readonly ChartPoint[], { times, x, y }: PlotFrame) {
  const paths: string[] = [];
  let upper: string[] = [];
  let lower: string[] = [];
  const close = () => {
    if (upper.length > 1) {
      paths.push(`M${upper.join('L')}L${lower.reverse().join('L')}Z`);
    }
    upper = [];
    lower = [];
  };
  points.forEach(({ band }, index) => {
    if (!band) {
      close();
      return;
    }
    const left = x(times[index]).toFixed(1);
    lower.push(`${left} ${y(band[0]).toFixed(1)}`);
    upper.push(`${left} ${y(band[1]).toFixed(1)}`);
  });
  close();
  return paths;
}

/** The picture of a series. @internal */
export function SeriesPlot({
  points,
  rule,
  width,
  height,
  cursor,
}: {
  points: readonly ChartPoint[];
  rule?: ChartRule;
  width: number;
  height: number;
  /** Number of the point that is looked at. */
  cursor?: number;
}) {
  const classes = useStyles();
  const frame = frameOf(points, rule, width, height);
  const { times, x, y, valueRange } = frame;
  const span = times.at(-1)! - times[0];
  const columns = Math.max(2, Math.min(6, Math.floor(width / 140)));
  const line = points.map(
    ({ value }, index) =>
      `${x(times[index]).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {niceTicks(...valueRange, 4).map(tick => (
        <g key={tick}>
          <line
            className={classes.grid}
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text
            className={classes.tick}
            x={LEFT - 8}
            y={y(tick) + 4}
            textAnchor="end"
          >
            {axisFigure(tick)}
          </text>
        </g>
      ))}
      {Array.from({ length: columns }, (_, index) => {
        const time = times[0] + (span * index) / (columns - 1);
        const inner = index === 0 ? 'start' : 'middle';
        return (
          <text
            key={index}
            className={classes.tick}
            x={x(time)}
            y={height - 6}
            textAnchor={index === columns - 1 ? 'end' : inner}
          >
            {axisTime(time, span)}
          </text>
        );
      })}
      {bandPaths(points, frame).map(path => (
        <path key={path} className={classes.band} d={path} />
      ))}
      {rule && (
        <g>
          <line
            className={classes.rule}
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(rule.value)}
            y2={y(rule.value)}
          />
          <text
            className={classes.tick}
            x={width - RIGHT}
            y={y(rule.value) - 5}
            textAnchor="end"
          >
            {rule.label}
          </text>
        </g>
      )}
      {points.length === 1 ? (
        <circle
          className={classes.dot}
          cx={x(times[0])}
          cy={y(points[0].value)}
          r={3}
        />
      ) : (
        <path className={classes.line} d={`M${line.join('L')}`} />
      )}
      {points.map(
        ({ anomaly, value, at }, index) =>
          anomaly && (
            <rect
              key={at}
              className={classes.anomaly}
              x={x(times[index]) - 6}
              y={y(value) - 6}
              width={12}
              height={12}
            />
          ),
      )}
      {cursor !== undefined && points[cursor] && (
        <g>
          <line
            className={classes.cursor}
            x1={x(times[cursor])}
            x2={x(times[cursor])}
            y1={TOP}
            y2={height - BOTTOM}
          />
          <circle
            className={classes.dot}
            cx={x(times[cursor])}
            cy={y(points[cursor].value)}
            r={4}
          />
        </g>
      )}
    </svg>
  );
}

/** Number of the point nearest to a distance from the left of a chart, in pixels. @internal */
export function nearestPoint(
  { times, x }: PlotFrame,
  left: number,
): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  times.forEach((time, index) => {
    const distance = Math.abs(x(time) - left);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}
