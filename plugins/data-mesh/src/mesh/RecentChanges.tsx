// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductSummary } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  EntityLinkChip,
  Panel,
  RelativeTime,
  TrustStrip,
} from '@meshwright/plugin-data-mesh-react';
import { linkOf } from '../marketplace/linkOf';
import { useMarketplaceLink } from '../marketplace/useMarketplaceLink';
import { useStatusFacts } from '../quality/status/useStatusFacts';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) max-content',
      gap: theme.spacing(0.25, 2),
      padding: theme.spacing(1.25, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    title: { fontWeight: 600, minWidth: 0 },
    domain: {
      ...theme.typography.caption,
      minWidth: 0,
      fontWeight: 400,
      marginLeft: theme.spacing(1.5),
      color: theme.palette.text.secondary,
      '& a': { color: 'inherit' },
    },
    time: { color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
    trust: { gridColumn: '1 / -1', minWidth: 0 },
  }),
  { name: 'MeshwrightRecentChanges' },
);

/** What has changed last, so that a person notices without being told. @internal */
export function RecentChanges({ products }: { products: ProductSummary[] }) {
  const classes = useStyles();
  const statuses = useStatusFacts(products);
  const all = useMarketplaceLink()({ sort: 'updated' });
  return (
    <Panel
      flush
      title="Recently changed"
      action={all && <Link to={all}>All by date</Link>}
    >
      {products.length === 0 ? (
        <EmptyState title="No changes yet">
          Products that are added or changed appear here, the latest first.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {products.map(product => (
            <li key={product.entityRef} className={classes.item}>
              <span className={classes.title}>
                <EntityLinkChip link={linkOf(product)} />
                {product.domain && (
                  <span className={classes.domain}>
                    <EntityLinkChip link={product.domain} hideIcon />
                  </span>
                )}
              </span>
              <span className={classes.time}>
                <RelativeTime value={product.updatedAt} />
              </span>
              <div className={classes.trust}>
                <TrustStrip
                  product={product}
                  measured={{ status: statuses.get(product.entityRef) }}
                  variant="card"
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
