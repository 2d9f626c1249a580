// SPDX-License-Identifier: Apache-2.0
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import type { ProductPage } from '@meshwright/plugin-data-mesh-common';
import { EmptyState } from '@meshwright/plugin-data-mesh-react';
import { createProductRouteRef } from '../routes';
import { NoSuchPage } from '../layout/NoSuchPage';
import { chosenFilters } from './ChosenFilters';
import { isNarrowed, toggleFilter } from './searchState';
import type { SearchState } from './searchState';

/** What to do when nothing is there: put something in, or ask for less. @internal */
export function EmptyResults(props: {
  state: SearchState;
  page: ProductPage;
  onUpdate(change: Partial<SearchState>): void;
}) {
  const { state, page, onUpdate } = props;
  const createLink = useRouteRef(createProductRouteRef);

  if (page.totalItems > 0) {
    return (
      <NoSuchPage page={state.page} onFirst={() => onUpdate({ page: 1 })} />
    );
  }
  if (!isNarrowed(state)) {
    return (
      <EmptyState
        variant="page"
        title={
          page.indexing ? 'The catalog is being read' : 'No data products yet'
        }
        action={
          !page.indexing &&
          createLink && (
            <LinkButton variant="contained" color="primary" to={createLink()}>
              Create a data product
            </LinkButton>
          )
        }
      >
        {page.indexing
          ? 'Products appear here as soon as they are found. This page looks again by itself.'
          : 'Products appear here when a source of descriptors is configured under catalog.providers.dataMesh, or when a catalog file with a data product is registered.'}
      </EmptyState>
    );
  }
  return <NothingMatches {...{ state, page, onUpdate }} />;
}

function NothingMatches(props: {
  state: SearchState;
  page: ProductPage;
  onUpdate(change: Partial<SearchState>): void;
}) {
  const { state, page, onUpdate } = props;
  const chosen = chosenFilters(state.filters, page.facets);
  // A facet's counts leave out its own choice, so they tell what dropping the choice would show.
  const helpful = chosen.filter(({ facet }) =>
    page.facets[facet].values.some(({ count }) => count > 0),
  );
  const text = state.text.trim();
  return (
    <EmptyState
      variant="page"
      title={text ? `Nothing matches “${text}”` : 'Nothing matches'}
      action={
        <>
          {helpful.map(({ facet, value, label }) => (
            <Button
              key={`${facet} ${value}`}
              variant="outlined"
              size="small"
              onClick={() =>
                onUpdate({ filters: toggleFilter(state.filters, facet, value) })
              }
            >
              Drop {label}
            </Button>
          ))}
          {chosen.length > 0 && text && (
            <Button
              variant="outlined"
              size="small"
              onClick={() => onUpdate({ filters: {} })}
            >
              Search without filters
            </Button>
          )}
          {text && (
            <Button
              variant="outlined"
              size="small"
              onClick={() => onUpdate({ text: '' })}
            >
              Clear search
            </Button>
          )}
          {chosen.length > 0 && !text && (
            <Button
              variant="outlined"
              size="small"
              onClick={() => onUpdate({ filters: {} })}
            >
              Clear all filters
            </Button>
          )}
        </>
      }
    >
      {describeWayOut(text, chosen.length, helpful.length)}
    </EmptyState>
  );
}

function describeWayOut(text: string, chosen: number, helpful: number): string {
  if (helpful > 0) {
    return 'Without one of these filters there are results.';
  }
  if (chosen > 0) {
    return 'No single filter is to blame: drop several, or search for something else.';
  }
  return text.includes(' ')
    ? 'All words have to occur in the name, purpose, tags, columns or terms. Try fewer words.'
    : 'Names, purposes, tags, columns and terms were searched. Try the beginning of a word.';
}
