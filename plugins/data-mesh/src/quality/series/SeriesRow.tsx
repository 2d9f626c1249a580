// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type { QualitySeries } from '@meshwright/plugin-data-mesh-common';
import {
  plural,
  RelativeTime,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { SeriesHistory } from './SeriesHistory';
import { figureWords, metricWords, placeWords } from './seriesWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    button: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '9rem minmax(0, 1fr) 8rem 9rem 24px',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      width: '100%',
      padding: theme.spacing(1, 2.5),
      textAlign: 'left',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) 24px',
      },
    },
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    value: {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      [theme.breakpoints.down('xs')]: { textAlign: 'left', gridColumn: 1 },
    },
    time: {
      color: theme.palette.text.secondary,
      [theme.breakpoints.down('xs')]: { gridColumn: 1 },
    },
    icon: {
      color: theme.palette.text.secondary,
      transition: theme.transitions.create('transform', { duration: 120 }),
      [theme.breakpoints.down('xs')]: { gridRow: 1, gridColumn: 2 },
    },
    open: { transform: 'rotate(180deg)' },
    details: { padding: theme.spacing(0.5, 2.5, 2) },
  }),
  { name: 'MeshwrightSeriesRow' },
);

function Verdict({ anomalies, points }: QualitySeries) {
  if (anomalies > 0) {
    return (
      <StateLabel state="error">
        {plural(anomalies, 'anomaly', 'anomalies')}
      </StateLabel>
    );
  }
  return points < 20 ? (
    <StateLabel state="unknown">Learning</StateLabel>
  ) : (
    <StateLabel state="ok">As expected</StateLabel>
  );
}

/** A figure in a line; opened, what it was over time. @internal */
export function SeriesRow({
  product,
  series,
}: {
  product: string;
  series: QualitySeries;
}) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={classes.root}>
      <ButtonBase
        className={classes.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Verdict {...series} />
        <span>
          {metricWords(series)}
          <span className={classes.place}>{placeWords(series)}</span>
        </span>
        <span className={classes.value}>{figureWords(series.value)}</span>
        <span className={classes.time}>
          {series.measuredAt && <RelativeTime value={series.measuredAt} />}
        </span>
        <ExpandIcon
          aria-hidden="true"
          className={`${classes.icon} ${open ? classes.open : ''}`}
        />
      </ButtonBase>
      <div
        id={id}
        hidden={!open}
        className={open ? classes.details : undefined}
      >
        {open && <SeriesHistory product={product} series={series} />}
      </div>
    </div>
  );
}
