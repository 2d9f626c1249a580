// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceTrendPoint } from '@meshwright/plugin-data-mesh-common';
import { DataTable } from '@meshwright/plugin-data-mesh-react';
import { percent } from '../policyWords';
import {
  fromFirstKnown,
  trendSegments,
  trendText,
  turningPoints,
} from './trendShape';

const WIDTH = 360;
const HEIGHT = 72;

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, margin: 0, minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
    },
    words: { ...theme.typography.caption, color: theme.palette.text.secondary },
    table: { marginLeft: 'auto' },
    chart: { display: 'block', width: '100%', height: HEIGHT },
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 2,
      vectorEffect: 'non-scaling-stroke',
    },
    frame: {
      stroke: theme.palette.divider,
      vectorEffect: 'non-scaling-stroke',
    },
    ends: {
      ...theme.typography.caption,
      display: 'flex',
      justifyContent: 'space-between',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightTrend' },
);

/** A rate over days as a line, with a sentence and a table that say the same. Days without data have no line. @internal */
export function TrendChart(props: {
  label: string;
  points: GovernanceTrendPoint[];
}) {
  const { label } = props;
  const points = fromFirstKnown(props.points);
  const classes = useStyles();
  const [asTable, setAsTable] = useState(false);
  // One day is no line.
  const segments =
    points.length > 1 ? trendSegments(points, WIDTH, HEIGHT - 8) : [];
  const text = trendText(points);
  return (
    <figure className={classes.root} aria-label={`${label} over time`}>
      <figcaption className={classes.head}>
        <span className={classes.words}>
          {label}: {text}
        </span>
        {segments.length > 0 && (
          <Button
            size="small"
            className={classes.table}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'As a line' : 'As a table'}
          </Button>
        )}
      </figcaption>
      {segments.length > 0 && !asTable && (
        <>
          <svg
            className={classes.chart}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${label}: ${text}`}
          >
            <line
              className={classes.frame}
              x1="0"
              x2={WIDTH}
              y1={HEIGHT - 4}
              y2={HEIGHT - 4}
            />
            <line className={classes.frame} x1="0" x2={WIDTH} y1="4" y2="4" />
            {segments.map(path => (
              <path
                key={path}
                className={classes.line}
                d={path}
                transform="translate(0 4)"
              />
            ))}
          </svg>
          <div className={classes.ends} aria-hidden="true">
            <span>{points[0]?.day}</span>
            <span>0 to 100 %</span>
            <span>{points[points.length - 1]?.day}</span>
          </div>
        </>
      )}
      {asTable && (
        <DataTable
          label={`${label} by day`}
          rows={turningPoints(points)}
          keyOf={({ day }) => day}
          columns={[
            { id: 'day', label: 'From', render: ({ day }) => day },
            {
              id: 'rate',
              label,
              numeric: true,
              render: ({ passRate }) => percent(passRate),
            },
            {
              id: 'open',
              label: 'Open',
              numeric: true,
              render: ({ counts }) =>
                (counts.fail + counts.error).toLocaleString('en-US'),
            },
          ]}
        />
      )}
    </figure>
  );
}
