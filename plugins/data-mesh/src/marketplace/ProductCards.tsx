// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ProductSummary } from '@meshwright/plugin-data-mesh-common';
import { useStatusFacts } from '../quality/status/useStatusFacts';
import { ProductCard } from './ProductCard';

const SKELETONS = 9;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
      gap: theme.spacing(2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: { minWidth: 0 },
    skeleton: { boxSizing: 'border-box', padding: theme.spacing(2) },
  }),
  { name: 'MeshwrightProductCards' },
);

/** Products as cards. @internal */
export function ProductCards({ products }: { products: ProductSummary[] }) {
  const classes = useStyles();
  const statuses = useStatusFacts(products);
  return (
    <ul className={classes.root} aria-label="Data products">
      {products.map(product => (
        <li key={product.entityRef} className={classes.item}>
          <ProductCard
            product={product}
            status={statuses.get(product.entityRef)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Places for cards that are on their way, of the size that cards have. @internal */
export function ProductCardSkeletons() {
  const classes = useStyles();
  return (
    <div className={classes.root} aria-hidden="true">
      {Array.from({ length: SKELETONS }, (_, i) => (
        <Paper key={i} variant="outlined" className={classes.skeleton}>
          <Skeleton width="35%" height={20} />
          <Skeleton width="70%" height={24} />
          <Skeleton height={20} />
          <Skeleton width="90%" height={20} />
          <Skeleton width="60%" height={32} />
          <Skeleton height={36} />
        </Paper>
      ))}
    </div>
  );
}
