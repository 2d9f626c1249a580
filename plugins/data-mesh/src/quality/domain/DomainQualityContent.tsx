// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  Panel,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Loaded } from '../../layout/Loaded';
import { Pager } from '../../layout/Pager';
import { HeatMap } from './HeatMap';

const PER_PAGE = 50;
const TITLE = 'Quality by product and dimension';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
    },
    pager: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightDomainQuality' },
);

/** How the products of a domain do, by dimension of quality. @internal */
export function DomainQualityContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(statusApiRef);
  const [offset, setOffset] = useState(0);
  const map = useAsyncData(
    () => api.getHeatMap(ref, { offset, limit: PER_PAGE }),
    [api, ref, offset],
    { subject: ref },
  );
  return (
    <Loaded
      of={map}
      title={TITLE}
      lines={8}
      failed="The quality of this domain could not be loaded"
    >
      {data => {
        if (data.totalProducts === 0) {
          return (
            <EmptyState title="No products yet" variant="page">
              The domain has no data products that you may see. Once it has,
              this shows how each does by dimension of quality.
            </EmptyState>
          );
        }
        return (
          <div className={classes.root}>
            <Panel title={TITLE} count={data.totalProducts} flush>
              <HeatMap label={TITLE} map={data} />
              {data.totalProducts > PER_PAGE && (
                <div className={classes.pager}>
                  <Pager
                    label="Products"
                    offset={offset}
                    limit={PER_PAGE}
                    totalItems={data.totalProducts}
                    onPage={page => setOffset((page - 1) * PER_PAGE)}
                  />
                </div>
              )}
            </Panel>
          </div>
        );
      }}
    </Loaded>
  );
}
