// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  DataTable,
  EmptyState,
  EntityLinkChip,
  Panel,
  StateBanner,
  TrustStrip,
  dataMeshApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Pager } from '../layout/Pager';
import { RetryButton } from '../layout/RetryButton';
import { useUrlParam } from '../layout/useUrlParam';
import { useStatusFacts } from '../quality/status/useStatusFacts';
import { linkOf } from '../marketplace/linkOf';
import { useMarketplaceLink } from '../marketplace/useMarketplaceLink';
import { DomainCardState } from './DomainCardState';

const PAGE_SIZE = 10;

const useStyles = makeStyles(
  theme => ({
    placeholder: { padding: theme.spacing(2, 2.5) },
    title: { fontWeight: 600 },
    purpose: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      display: '-webkit-box',
      '-webkit-line-clamp': 1,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    pager: {
      padding: theme.spacing(1.5, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:empty': { display: 'none' },
    },
  }),
  { name: 'MeshwrightDomainProducts' },
);

/** The products of a domain and its subdomains, with what one can trust about each. @public */
export function DomainProductsCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(dataMeshApiRef);
  const [pageParam, setPage] = useUrlParam('products-page');
  const page = Math.max(1, Math.floor(Number(pageParam)) || 1);
  const state = useAsyncData(
    signal =>
      api.queryProducts(
        {
          filters: { domain: [ref] },
          offset: (page - 1) * PAGE_SIZE,
          limit: PAGE_SIZE,
        },
        { signal },
      ),
    [api, ref, page],
    { subject: ref },
  );
  const { data, error, retry } = state;
  const statuses = useStatusFacts(data?.items ?? []);
  const all = useMarketplaceLink()({ filters: { domain: [ref] } });

  return (
    <Panel
      title="Data products"
      count={data?.totalItems}
      flush
      action={
        all &&
        Boolean(data?.totalItems) && <Link to={all}>Open in marketplace</Link>
      }
    >
      {!data && (
        <div className={classes.placeholder}>
          <DomainCardState state={state} lines={8} />
        </div>
      )}
      {data && error && (
        <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
          This list is from before. {error.message}
        </StateBanner>
      )}
      {data && data.totalItems === 0 && (
        <EmptyState title="No data products yet">
          Products whose descriptor names this domain or one of its subdomains
          appear here.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <DataTable
          label="Data products of the domain"
          keyOf={product => product.entityRef}
          rows={data.items}
          columns={[
            {
              id: 'product',
              label: 'Data product',
              minWidth: 220,
              render: product => (
                <>
                  <span className={classes.title}>
                    <EntityLinkChip link={linkOf(product)} hideIcon />
                  </span>
                  <span className={classes.purpose} title={product.purpose}>
                    {product.purpose}
                  </span>
                </>
              ),
            },
            {
              id: 'trust',
              label: 'Trust',
              minWidth: 190,
              render: product => (
                <TrustStrip
                  product={product}
                  measured={{ status: statuses.get(product.entityRef) }}
                  variant="card"
                />
              ),
            },
            {
              id: 'owner',
              label: 'Owner',
              minWidth: 140,
              render: ({ owner }) =>
                owner ? <EntityLinkChip link={owner} hideIcon /> : '–',
            },
            {
              id: 'consumers',
              label: 'Consumers',
              numeric: true,
              render: ({ consumerCount }) =>
                consumerCount.toLocaleString('en-US'),
            },
          ]}
        />
      )}
      {data && (
        <div className={classes.pager}>
          <Pager
            label="data products of the domain"
            offset={data.offset}
            limit={data.limit || PAGE_SIZE}
            totalItems={data.totalItems}
            onPage={next => setPage(next === 1 ? undefined : String(next))}
          />
        </div>
      )}
    </Panel>
  );
}
