// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { describeDay } from '@meshwright/plugin-data-mesh-react';
import { type TrendStep, trendSegments } from './trendShape';

const WIDTH = 360;
/** Room for half a line at both ends. */
const EDGE = 4;

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, margin: 0, minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
    },
    quiet: { ...theme.typography.caption, color: theme.palette.text.secondary },
    table: { marginLeft: 'auto' },
    frame: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(1),
    },
    labels: { position: 'relative' },
    // Labels that lie upon each other; the widest makes the column.
    label: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      height: 0,
      lineHeight: 0,
      textAlign: 'right',
      position: 'relative',
    },
    chart: { display: 'block', width: '100%' },
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 2,
      vectorEffect: 'non-scaling-stroke',
    },
    rule: {
      stroke: theme.palette.divider,
      vectorEffect: 'non-scaling-stroke',
    },
    ends: {
      ...theme.typography.caption,
      gridColumn: 2,
      display: 'flex',
      justifyContent: 'space-between',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightStepChart' },
);

/**
 * What held on each day, as a line in steps, with a sentence and a table that say the same. Days without data have no
 * line.
 *
 * @internal
 */
export function StepChart(props: {
  label: string;
  /** How it went, in words. */
  text: string;
  steps: readonly TrendStep[];
  /** Rules across the chart, the highest first. */
  marks: ReadonlyArray<{ value: number; label: string }>;
  /** In pixels. */
  height: number;
  /** The same as a table. */
  table: ReactNode;
}) {
  const { label, text, steps, marks, height, table } = props;
  const classes = useStyles();
  const [asTable, setAsTable] = useState(false);
  const inner = height - 2 * EDGE;
  const yOf = (value: number) => EDGE + (1 - value) * inner;
  // One day is no line.
  const segments = steps.length > 1 ? trendSegments(steps, WIDTH, inner) : [];
  return (
    <figure className={classes.root} aria-label={`${label} over time`}>
      <figcaption className={classes.head}>
        <span className={classes.quiet}>
          {label}: {text}
        </span>
        {segments.length > 0 && (
          <Button
            size="small"
            className={classes.table}
            aria-label={`${label} ${asTable ? 'as a line' : 'as a table'}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'As a line' : 'As a table'}
          </Button>
        )}
      </figcaption>
      {segments.length > 0 && !asTable && (
        <div className={classes.frame}>
          <div className={classes.labels} style={{ height }} aria-hidden="true">
            {marks.map(mark => (
              <div
                key={mark.label}
                className={classes.label}
                style={{ top: yOf(mark.value) }}
              >
                {mark.label}
              </div>
            ))}
          </div>
          <svg
            className={classes.chart}
            style={{ height }}
            viewBox={`0 0 ${WIDTH} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${label}: ${text}`}
          >
            {marks.map(mark => (
              <line
                key={mark.label}
                className={classes.rule}
                x1="0"
                x2={WIDTH}
                y1={yOf(mark.value)}
                y2={yOf(mark.value)}
              />
            ))}
            {segments.map(path => (
              <path
                key={path}
                className={classes.line}
                d={path}
                transform={`translate(0 ${EDGE})`}
              />
            ))}
          </svg>
          <div className={classes.ends} aria-hidden="true">
            <span>{describeDay(steps[0].day)}</span>
            <span>{describeDay(steps[steps.length - 1].day)}</span>
          </div>
        </div>
      )}
      {asTable && table}
    </figure>
  );
}
