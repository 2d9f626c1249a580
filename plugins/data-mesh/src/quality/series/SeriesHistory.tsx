// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { QualitySeries } from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  SeriesChart,
  StateBanner,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { metricWords, placeWords } from './seriesWords';

const SPANS = [
  { days: 7, words: '7 days' },
  { days: 30, words: '30 days' },
  { days: 90, words: '90 days' },
  { days: 366, words: '1 year' },
];
const SENTENCES = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
    },
    spans: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    quiet: {
      ...theme.typography.body2,
      margin: 0,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightSeriesHistory' },
);

/** A figure over time with what was expected, and why what was not is no chance. @internal */
export function SeriesHistory({
  product,
  series,
}: {
  product: string;
  series: QualitySeries;
}) {
  const classes = useStyles();
  const api = useApi(statusApiRef);
  const [days, setDays] = useState(30);
  const { data, error, loading, retry } = useAsyncData(
    () => api.getSeriesValues(product, series.id, { days }),
    [api, product, series.id, series.measuredAt, days],
    { subject: series.id },
  );
  if (!data) {
    return error && !loading ? (
      <ErrorState
        title="The figure could not be loaded"
        error={error}
        onRetry={retry}
      />
    ) : (
      <p className={classes.quiet}>Loading its values …</p>
    );
  }
  if (data.series.masked) {
    return (
      <StateBanner state="unknown">
        Its values are not shown: they would tell values of a column that you
        are not cleared for. They did not leave the server.
      </StateBanner>
    );
  }
  const odd = data.points.filter(({ anomaly }) => anomaly).reverse();
  return (
    <div className={classes.root}>
      <div className={classes.spans} role="group" aria-label="Time shown">
        {SPANS.map(span => (
          <Button
            key={span.days}
            size="small"
            variant={days === span.days ? 'outlined' : 'text'}
            aria-pressed={days === span.days}
            onClick={() => setDays(span.days)}
          >
            {span.words}
          </Button>
        ))}
      </div>
      {odd.slice(0, SENTENCES).map(({ at, anomaly }) => (
        <StateBanner key={at} state="error">
          {new Date(at).toLocaleString('en-GB', {
            dateStyle: 'medium',
            timeStyle: 'short',
          })}
          : {anomaly}
        </StateBanner>
      ))}
      {odd.length > SENTENCES && (
        <p className={classes.quiet}>
          {odd.length - SENTENCES} older ones are marked in the chart.
        </p>
      )}
      {data.points.length === 0 ? (
        <p className={classes.quiet}>No value in this time.</p>
      ) : (
        <SeriesChart
          label={`${metricWords(series)} of ${placeWords(series)}`}
          points={data.points}
        />
      )}
      {data.thinned && (
        <p className={classes.quiet}>
          Of neighbouring values the lowest and the highest are drawn.
        </p>
      )}
    </div>
  );
}
