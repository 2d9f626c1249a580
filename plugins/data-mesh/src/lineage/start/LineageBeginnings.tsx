// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductSummary } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  KindIcon,
  Panel,
  PanelSkeleton,
  StateLabel,
  type TrustFact,
  dataMeshApiRef,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useMarketplaceLink } from '../../marketplace/useMarketplaceLink';
import { useOwnRefs } from '../../problems/useOwnRefs';
import { useStatusFacts } from '../../quality/status/useStatusFacts';
import { useLineagePath } from '../useLineagePath';
import { useFoundStyles } from './foundStyles';

/** Products in each of the two lists. */
const FEW = 6;
/** Those on which most depends come first. */
const BY_CONSUMERS = { sort: 'consumers', order: 'desc' } as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
      gap: theme.spacing(2),
      alignItems: 'start',
    },
    list: { listStyle: 'none', margin: 0, padding: theme.spacing(1, 0) },
    state: {
      ...theme.typography.caption,
      marginLeft: 'auto',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'MeshwrightLineageBeginnings' },
);

/** Products to begin with where a person has looked for nothing yet: their own, and those that most others read. @internal */
export function LineageBeginnings() {
  const classes = useStyles();
  const api = useApi(dataMeshApiRef);
  const marketplace = useMarketplaceLink();
  const ownRefs = useOwnRefs();
  const { data, error } = useAsyncData(
    async signal => {
      const owner = ownRefs!;
      const [own, most] = await Promise.all([
        owner.length > 0
          ? api.queryProducts(
              { filters: { owner }, ...BY_CONSUMERS, limit: FEW },
              { signal },
            )
          : undefined,
        // Those of their own may be among them, and are shown once.
        api.queryProducts({ ...BY_CONSUMERS, limit: 2 * FEW }, { signal }),
      ]);
      const known = new Set(own?.items.map(({ entityRef }) => entityRef));
      return {
        own: own?.items ?? [],
        moreOwn: (own?.totalItems ?? 0) > FEW,
        most: most.items
          .filter(
            ({ entityRef, consumerCount }) =>
              consumerCount > 0 && !known.has(entityRef),
          )
          .slice(0, FEW),
      };
    },
    [api, ownRefs],
    { enabled: ownRefs !== undefined },
  );
  const states = useStatusFacts(data ? [...data.own, ...data.most] : []);
  if (!data && !error) {
    return <PanelSkeleton title="Products to begin with" lines={6} />;
  }
  // The search above works without them.
  if (!data || data.own.length + data.most.length === 0) {
    return (
      <EmptyState title="Nothing is chosen yet">
        Type a part of a name. The lineage of a product or a contract is on a
        tab of its page as well.
      </EmptyState>
    );
  }
  const allOwn = marketplace({
    filters: { owner: ownRefs },
    ...BY_CONSUMERS,
  });
  const all = marketplace(BY_CONSUMERS);
  return (
    <div className={classes.root}>
      {data.own.length > 0 && (
        <Panel
          title="Yours"
          flush
          action={data.moreOwn && allOwn && <Link to={allOwn}>All</Link>}
        >
          <Products label="Yours" products={data.own} states={states} />
        </Panel>
      )}
      {data.most.length > 0 && (
        <Panel
          title="Most read"
          flush
          action={all && <Link to={all}>All</Link>}
        >
          <Products label="Most read" products={data.most} states={states} />
        </Panel>
      )}
    </div>
  );
}

function Products({
  label,
  products,
  states,
}: {
  label: string;
  products: ProductSummary[];
  states: ReadonlyMap<string, TrustFact>;
}) {
  const classes = useStyles();
  const found = useFoundStyles();
  const lineagePath = useLineagePath();
  return (
    <ul aria-label={label} className={classes.list}>
      {products.map(product => {
        const state = states.get(product.entityRef);
        return (
          <li key={product.entityRef} className={found.item}>
            <span className={found.icon} aria-hidden="true">
              <KindIcon kind="dataproduct" />
            </span>
            <span className={found.words}>
              <Link to={lineagePath({ node: product.entityRef })}>
                {product.title}
              </Link>
              <span className={found.place}>{placeOf(product)}</span>
            </span>
            {state && (
              <span className={classes.state} title={state.evidence}>
                <StateLabel state={state.state}>{state.text}</StateLabel>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf({ domain, consumerCount }: ProductSummary): string {
  return [
    domain?.title,
    consumerCount > 0
      ? `read by ${plural(consumerCount, 'product', 'products')}`
      : 'read by no product',
  ]
    .filter(Boolean)
    .join(' · ');
}
