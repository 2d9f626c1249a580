// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  dataMeshApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { ChosenFilters } from './ChosenFilters';
import { FacetDrawer } from './FacetDrawer';
import { FacetPanel } from './FacetPanel';
import { ResultBar } from './ResultBar';
import { Results } from './Results';
import { SearchField } from '../layout/SearchField';
import { formatSearchState, toProductQuery } from './searchState';
import type { ResultView, SearchState } from './searchState';
import { summarize } from './summarize';
import { useResultView } from './useResultView';
import { useSearchState } from './useSearchState';

const INDEXING_RETRY_MS = 3000;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '232px minmax(0, 1fr)',
      gap: theme.spacing(2, 3),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    facets: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    main: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      minWidth: 0,
    },
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
    },
  }),
  { name: 'MeshwrightMarketplacePage' },
);

/** Where a person finds data: search, filters, and what matches. @public */
export function MarketplacePage() {
  const classes = useStyles();
  const api = useApi(dataMeshApiRef);
  const { state, draft, update, hrefOf } = useSearchState();
  const [ownView, rememberView] = useResultView();
  const view = state.view ?? ownView;

  const question = formatSearchState({ ...state, view: undefined });
  const { data, error, loading, retry } = useAsyncData(
    signal => api.queryProducts(toProductQuery(state), { signal }),
    [api, question],
  );
  const indexing = Boolean(data?.indexing);
  useEffect(() => {
    if (!indexing || loading) {
      return undefined;
    }
    const timer = setTimeout(retry, INDEXING_RETRY_MS);
    return () => clearTimeout(timer);
  }, [indexing, loading, retry]);

  const top = useRef<HTMLDivElement>(null);
  const lastPage = useRef(state.page);
  useEffect(() => {
    if (lastPage.current !== state.page) {
      lastPage.current = state.page;
      top.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [state.page]);

  const onFilters = (filters: SearchState['filters']) => update({ filters });
  const onView = (next: ResultView) => {
    rememberView(next);
    update({ view: next });
  };
  const facets = (
    <FacetPanel
      facets={data?.facets}
      failed={error !== undefined && !loading}
      filters={state.filters}
      onChange={onFilters}
    />
  );

  return (
    <div className={classes.root} ref={top}>
      <section className={classes.facets} aria-label="Filters">
        <h2 className={classes.hidden}>Filters</h2>
        {facets}
      </section>
      <div className={classes.main}>
        <SearchField
          value={draft.text}
          label="Search data products"
          placeholder="Search by name, purpose, tag, column or term"
          onChange={draft.set}
          onCommit={draft.commit}
        />
        <ResultBar
          summary={summarize(data, error)}
          hasText={state.text.trim() !== ''}
          sort={state.sort}
          view={view}
          lead={
            <FacetDrawer
              chosenCount={Object.values(state.filters).flat().length}
              resultSummary={data ? `Show ${data.totalItems}` : 'Show results'}
              onClear={() => onFilters({})}
            >
              {facets}
            </FacetDrawer>
          }
          onSort={sort => update({ sort, order: undefined })}
          onView={onView}
        />
        <ChosenFilters
          filters={state.filters}
          facets={data?.facets}
          onChange={onFilters}
        />
        <Results
          {...{ data, error, loading, retry, state, view, update, hrefOf }}
        />
      </div>
    </div>
  );
}
