// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type {
  QualityCheck,
  QualityHistoryItem,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  ErrorState,
  plural,
  qualityApiRef,
  RelativeTime,
  StateLabel,
  StateMark,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { STATUSES } from './qualityWords';

const SHOWN = 20;
const STRIP = 60;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    strip: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 2,
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    quiet: { ...theme.typography.body2, color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightCheckHistory' },
);

/** Results of a check over time: a strip for the eye, and a table that says the same. @internal */
export function CheckHistory({
  product,
  check,
}: {
  product: string;
  check: QualityCheck;
}) {
  const classes = useStyles();
  const api = useApi(qualityApiRef);
  const { data, error, loading, retry } = useAsyncData(
    () => api.getCheckHistory(product, check.key),
    [api, product, check.key],
    { subject: `${product} ${check.key}` },
  );
  if (!data) {
    return error && !loading ? (
      <ErrorState
        title="The history could not be loaded"
        error={error}
        onRetry={retry}
      />
    ) : (
      <p className={classes.quiet}>Loading its history …</p>
    );
  }
  const { items } = data;
  const strip = items.slice(0, STRIP).reverse();
  return (
    <div className={classes.root}>
      {strip.length > 1 && (
        <ol
          className={classes.strip}
          aria-label={`The last ${plural(
            strip.length,
            'result',
            'results',
          )}, oldest first`}
        >
          {strip.map((item, index) => (
            <li
              // Two results may have the same time.
              key={`${item.measuredAt} ${index}`}
              title={`${STATUSES[item.status].word}, ${item.measuredAt}`}
            >
              <StateMark state={STATUSES[item.status].state} />
            </li>
          ))}
        </ol>
      )}
      <DataTable<QualityHistoryItem>
        label={`Results of ${check.name}`}
        rows={items.slice(0, SHOWN)}
        keyOf={(item, index) => `${item.measuredAt} ${index}`}
        columns={[
          {
            id: 'time',
            label: 'Measured',
            render: item => <RelativeTime value={item.measuredAt} />,
          },
          {
            id: 'status',
            label: 'Result',
            render: item => (
              <StateLabel state={STATUSES[item.status].state}>
                {STATUSES[item.status].word}
              </StateLabel>
            ),
          },
          {
            id: 'observed',
            label: 'Found',
            render: item => item.observed ?? '–',
          },
          {
            id: 'failed',
            label: 'Failing rows',
            numeric: true,
            render: item => item.failedRows?.toLocaleString('en-GB') ?? '–',
          },
          {
            id: 'total',
            label: 'Rows',
            numeric: true,
            render: item => item.totalRows?.toLocaleString('en-GB') ?? '–',
          },
        ]}
      />
      {items.length > SHOWN && (
        <p className={classes.quiet}>
          {items.length - SHOWN} older results are not in the table.
        </p>
      )}
    </div>
  );
}
