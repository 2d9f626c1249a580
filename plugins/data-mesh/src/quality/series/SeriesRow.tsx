// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { QualitySeries } from '@meshwright/plugin-data-mesh-common';
import {
  plural,
  RelativeTime,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { ExpandableRow } from '../../layout/ExpandableRow';
import { SeriesHistory } from './SeriesHistory';
import { figureWords, metricWords, placeWords } from './seriesWords';

const useStyles = makeStyles(
  theme => ({
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    value: {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      [theme.breakpoints.down('xs')]: { textAlign: 'left' },
    },
    time: { color: theme.palette.text.secondary },
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
  return (
    <ExpandableRow
      columns="9rem minmax(0, 1fr) 8rem 9rem"
      cells={
        <>
          <Verdict {...series} />
          <span>
            {metricWords(series)}
            <span className={classes.place}>{placeWords(series)}</span>
          </span>
          <span className={classes.value}>{figureWords(series.value)}</span>
          <span className={classes.time}>
            {series.measuredAt && <RelativeTime value={series.measuredAt} />}
          </span>
        </>
      }
    >
      {() => <SeriesHistory product={product} series={series} />}
    </ExpandableRow>
  );
}
