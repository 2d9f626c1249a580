// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { LinkButton } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  StateBanner,
  dataMeshApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../layout/RetryButton';
import { createProductRouteRef } from '../routes';
import { AttentionList } from './AttentionList';
import { DomainList } from './DomainList';
import { MeshMap } from './MeshMap';
import { MeshOverviewSkeleton } from './MeshOverviewSkeleton';
import { MeshSearch } from './MeshSearch';
import { MeshTotals } from './MeshTotals';
import { RecentChanges } from './RecentChanges';

const INDEXING_RETRY_MS = 3000;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(3) },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      gap: theme.spacing(3),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    // On a narrow screen what needs attention comes before the map, which one has to study.
    attention: { [theme.breakpoints.down('sm')]: { order: -1 } },
  }),
  { name: 'MeshwrightMeshOverview' },
);

/** The start page: the mesh in ten seconds, for somebody new and for an owner. @public */
export function MeshOverviewPage() {
  const classes = useStyles();
  const api = useApi(dataMeshApiRef);
  const { data, error, loading, retry } = useAsyncData(
    signal => api.getMesh({ signal }),
    [api],
  );
  const indexing = Boolean(data?.indexing);
  useEffect(() => {
    if (!indexing || loading) {
      return undefined;
    }
    const timer = setTimeout(retry, INDEXING_RETRY_MS);
    return () => clearTimeout(timer);
  }, [indexing, loading, retry]);

  return (
    <div className={classes.root} aria-busy={loading}>
      <MeshSearch />
      {data && error && (
        <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
          This is from before: renewing it failed. {error.message}
        </StateBanner>
      )}
      {!data && error && (
        <ErrorState
          variant="page"
          title="The mesh could not be loaded"
          unaffected="Search, the marketplace and the catalog have their own pages and may work."
          error={error}
          onRetry={retry}
        />
      )}
      {!data && !error && <MeshOverviewSkeleton />}
      {data && <Overview overview={data} />}
    </div>
  );
}

function Overview({ overview }: { overview: MeshOverview }) {
  const classes = useStyles();
  if (overview.totals.products === 0 && overview.domains.length === 0) {
    return <EmptyMesh indexing={Boolean(overview.indexing)} />;
  }
  return (
    <>
      {overview.indexing && (
        <StateBanner state="unknown">
          The catalog is still being read: more may come.
        </StateBanner>
      )}
      <MeshTotals totals={overview.totals} />
      <div className={classes.columns}>
        <MeshMap overview={overview} />
        <div className={classes.attention}>
          <AttentionList
            items={overview.attention}
            more={overview.moreAttention}
          />
        </div>
      </div>
      <div className={classes.columns}>
        <RecentChanges products={overview.recentlyChanged} />
        <DomainList
          domains={overview.domains}
          more={overview.moreDomains ?? 0}
        />
      </div>
    </>
  );
}

function EmptyMesh({ indexing }: { indexing: boolean }) {
  const createLink = useRouteRef(createProductRouteRef);
  return indexing ? (
    <EmptyState variant="page" title="The catalog is being read">
      Domains and data products appear here as soon as they are found. This page
      looks again by itself.
    </EmptyState>
  ) : (
    <EmptyState
      variant="page"
      title="No data products yet"
      action={
        createLink && (
          <LinkButton variant="contained" color="primary" to={createLink()}>
            Create a data product
          </LinkButton>
        )
      }
    >
      The mesh appears here when a source of descriptors is configured under
      catalog.providers.dataMesh, or when a catalog file with domains and data
      products is registered.
    </EmptyState>
  );
}
