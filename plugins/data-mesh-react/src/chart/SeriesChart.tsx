// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useElementWidth } from '../layout/useElementWidth';
import { DataTable } from '../layout';
import { StateLabel } from '../state';
import { plural } from '../words';
import { frameOf, nearestPoint, SeriesPlot } from './SeriesPlot';
import type { ChartPoint, ChartRule } from './types';

const USUAL_WIDTH = 640;
/** Rows that a table shows; more are counted. */
const ROWS = 200;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, minWidth: 0 },
    plot: {
      cursor: 'crosshair',
      borderRadius: theme.shape.borderRadius,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    foot: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      minHeight: 36,
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    quiet: { color: theme.palette.text.secondary, margin: 0 },
  }),
  { name: 'MeshwrightSeriesChart' },
);

const figure = (value: number) =>
  value.toLocaleString('en-US', { maximumFractionDigits: 4 });

const timeWords = (at: string) =>
  new Date(at).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });

const bandWords = ({ band }: ChartPoint) =>
  band ? `${figure(band[0])} to ${figure(band[1])}` : '–';

function describePoint(point: ChartPoint): string {
  return [
    `${timeWords(point.at)}: ${figure(point.value)}`,
    point.band && `expected ${bandWords(point)}`,
    point.anomaly && 'anomaly',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a chart shows, in two sentences. @internal */
export function describeSeriesChart(
  label: string,
  points: readonly ChartPoint[],
): string {
  const last = points.at(-1);
  if (!last) return `${label}: no values.`;
  const odd = points.filter(({ anomaly }) => anomaly).length;
  return `${label}, ${plural(
    points.length,
    'value',
    'values',
  )} since ${timeWords(points[0].at)}. Last ${figure(last.value)}; ${
    odd === 0 ? 'no anomalies' : plural(odd, 'anomaly', 'anomalies')
  }.`;
}

/** Props of {@link SeriesChart}. @public */
export interface SeriesChartProps {
  /** What is shown: "Row count of orders". */
  label: string;
  /** Oldest first. */
  points: readonly ChartPoint[];
  /** A promise or limit. */
  rule?: ChartRule;
  /** Height of the picture in pixels. Default 200. */
  height?: number;
}

/**
 * A series over time: its line, the band that was expected, anomalies marked, a promise as a rule. A table is its equal;
 * by keyboard, arrow keys go from value to value.
 *
 * @public
 */
export function SeriesChart({
  label,
  points,
  rule,
  height = 200,
}: SeriesChartProps) {
  const classes = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame) || USUAL_WIDTH;
  const [asTable, setAsTable] = useState(false);
  const [cursor, setCursor] = useState<number>();

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -20,
      PageDown: 20,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = cursor ?? points.length - 1;
    setCursor(Math.min(points.length - 1, Math.max(0, from + step)));
  }

  function onPointerMove(event: PointerEvent) {
    const box = event.currentTarget.getBoundingClientRect();
    setCursor(
      nearestPoint(
        frameOf(points, rule, width, height),
        event.clientX - box.left,
      ),
    );
  }

  const looked = cursor === undefined ? undefined : points[cursor];
  return (
    <figure className={classes.root}>
      <div ref={frame}>
        {asTable ? (
          <SeriesTable label={label} points={points} />
        ) : (
          <div
            className={classes.plot}
            // Arrow keys choose a value, which is read out.
            role="slider"
            aria-roledescription="chart"
            aria-label={describeSeriesChart(label, points)}
            aria-valuemin={1}
            aria-valuemax={Math.max(1, points.length)}
            aria-valuenow={(cursor ?? points.length - 1) + 1}
            aria-valuetext={
              points.length > 0
                ? describePoint(points[cursor ?? points.length - 1])
                : 'no values'
            }
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setCursor(undefined)}
          >
            {points.length > 0 && (
              <SeriesPlot
                points={points}
                rule={rule}
                width={width}
                height={height}
                cursor={cursor}
              />
            )}
          </div>
        )}
      </div>
      <figcaption className={classes.foot}>
        <span>
          {looked
            ? describePoint(looked)
            : 'The grey band is what was expected.'}
        </span>
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </figcaption>
    </figure>
  );
}

function SeriesTable({
  label,
  points,
}: Pick<SeriesChartProps, 'label' | 'points'>) {
  const classes = useStyles();
  const newest = points.slice(-ROWS).reverse();
  return (
    <>
      <DataTable<ChartPoint>
        label={label}
        rows={newest}
        keyOf={({ at }) => at}
        columns={[
          { id: 'at', label: 'Measured', render: ({ at }) => timeWords(at) },
          {
            id: 'value',
            label: 'Value',
            numeric: true,
            render: ({ value }) => figure(value),
          },
          { id: 'band', label: 'Expected', numeric: true, render: bandWords },
          {
            id: 'anomaly',
            label: 'Anomaly',
            minWidth: 200,
            render: ({ anomaly }) =>
              anomaly && <StateLabel state="error">{anomaly}</StateLabel>,
          },
        ]}
      />
      {points.length > ROWS && (
        <p className={classes.quiet}>
          {plural(points.length - ROWS, 'older value', 'older values')} more.
        </p>
      )}
    </>
  );
}
