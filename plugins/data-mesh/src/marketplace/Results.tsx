// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductPage } from '@meshwright/plugin-data-mesh-common';
import { ErrorState, StateBanner } from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../layout/RetryButton';
import { Pager } from '../layout/Pager';
import { EmptyResults } from './EmptyResults';
import { ProductCardSkeletons, ProductCards } from './ProductCards';
import { ProductTable } from './ProductTable';
import { PAGE_SIZE } from './searchState';
import type { ResultView, SearchState } from './searchState';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative', minHeight: 240 },
    progress: {
      position: 'absolute',
      top: -theme.spacing(1),
      left: 0,
      right: 0,
      height: 2,
      // What answers at once should not flicker.
      animation: '$appear 0s 300ms both',
    },
    '@keyframes appear': {
      from: { visibility: 'hidden' },
      to: { visibility: 'visible' },
    },
    notice: { marginBottom: theme.spacing(1.5) },
    pager: { marginTop: theme.spacing(2) },
  }),
  { name: 'MeshwrightResults' },
);

/** Props of {@link Results}. @internal */
export interface ResultsProps {
  data?: ProductPage;
  error?: Error;
  loading: boolean;
  retry(): void;
  state: SearchState;
  view: ResultView;
  update(change: Partial<SearchState>): void;
  hrefOf(change: Partial<SearchState>): string;
}

/** What was found. Older results stay while newer ones are fetched. @internal */
export function Results(props: ResultsProps) {
  const { data, error, loading, retry, state, view, update, hrefOf } = props;
  const classes = useStyles();

  let content: ReactNode;
  if (!data) {
    content = error ? (
      <ErrorState
        variant="page"
        title="The marketplace could not be searched"
        unaffected="Your search and filters are kept."
        error={error}
        onRetry={retry}
      />
    ) : (
      <ProductCardSkeletons />
    );
  } else if (data.items.length === 0) {
    content = <EmptyResults state={state} page={data} onUpdate={update} />;
  } else {
    content = (
      <>
        {view === 'table' ? (
          <ProductTable
            products={data.items}
            order={state}
            onOrder={({ sort, order }) => update({ sort, order })}
          />
        ) : (
          <ProductCards products={data.items} />
        )}
        <div className={classes.pager}>
          <Pager
            label="data products"
            offset={data.offset}
            limit={data.limit || PAGE_SIZE}
            totalItems={data.totalItems}
            hrefOf={page => hrefOf({ page })}
          />
        </div>
      </>
    );
  }

  return (
    <div className={classes.root} aria-busy={loading}>
      {loading && data && (
        <LinearProgress className={classes.progress} aria-label="Refreshing" />
      )}
      {data && error && (
        <div className={classes.notice}>
          <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
            These results are from before: the last search failed.{' '}
            {error.message}
          </StateBanner>
        </div>
      )}
      {data?.indexing && data.items.length > 0 && (
        <div className={classes.notice}>
          <StateBanner state="unknown">
            The catalog is still being read: more products may come.
          </StateBanner>
        </div>
      )}
      {content}
    </div>
  );
}
