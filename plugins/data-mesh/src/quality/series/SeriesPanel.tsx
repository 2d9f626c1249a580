// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  Panel,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Loaded } from '../../layout/Loaded';
import { Pager } from '../../layout/Pager';
import type { QualitySubject } from '../useQuality';
import { SeriesRow } from './SeriesRow';

const PER_PAGE = 10;

const useStyles = makeStyles(
  theme => ({
    pager: { padding: theme.spacing(1, 2.5) },
    quiet: {
      ...theme.typography.body2,
      margin: 0,
      padding: theme.spacing(2, 2.5),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightSeriesPanel' },
);

/** Figures that are followed from run to run: those with something unexpected first. @internal */
export function SeriesPanel({
  subject,
  renewed,
}: {
  subject: QualitySubject;
  renewed: number;
}) {
  const classes = useStyles();
  const api = useApi(statusApiRef);
  const { product, contract } = subject;
  const [offset, setOffset] = useState(0);
  const figures = useAsyncData(
    () =>
      api.getSeries(product, {
        offset,
        limit: PER_PAGE,
        ...(contract !== undefined && { contract }),
      }),
    [api, product, contract, offset, renewed],
    { subject: `${product} ${contract}` },
  );
  return (
    <Loaded
      of={figures}
      title="Figures over time"
      lines={5}
      failed="The figures could not be loaded"
    >
      {data => (
        <Panel title="Figures over time" count={data.totalItems} flush>
          {data.totalItems === 0 ? (
            <p className={classes.quiet}>
              No run has measured a figure yet. Row counts, missing values, sums
              and more are followed from the first run on.
            </p>
          ) : (
            <div>
              {data.items.map(series => (
                <SeriesRow key={series.id} product={product} series={series} />
              ))}
            </div>
          )}
          {data.totalItems > PER_PAGE && (
            <div className={classes.pager}>
              <Pager
                label="Figures over time"
                offset={offset}
                limit={PER_PAGE}
                totalItems={data.totalItems}
                onPage={page => setOffset((page - 1) * PER_PAGE)}
              />
            </div>
          )}
        </Panel>
      )}
    </Loaded>
  );
}
