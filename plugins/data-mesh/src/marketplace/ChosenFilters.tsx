// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { PRODUCT_FACETS } from '@meshwright/plugin-data-mesh-common';
import type {
  ProductFacet,
  ProductPage,
} from '@meshwright/plugin-data-mesh-common';
import { FACET_TITLES, facetValueTitle } from './facetWords';
import { toggleFilter } from './searchState';
import type { SearchState } from './searchState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: { maxWidth: '100%', minWidth: 0 },
    chip: { margin: 0, maxWidth: '100%' },
  }),
  { name: 'MeshwrightChosenFilters' },
);

/** A chosen value with its words. @internal */
export interface ChosenFilter {
  facet: ProductFacet;
  value: string;
  /** `Domain: Customer`. */
  label: string;
}

/** What is chosen, in the order of the facets. @internal */
export function chosenFilters(
  filters: SearchState['filters'],
  facets: ProductPage['facets'] | undefined,
): ChosenFilter[] {
  return PRODUCT_FACETS.flatMap(facet =>
    (filters[facet] ?? []).map(value => {
      const known = facets?.[facet].values.find(other => other.value === value);
      const title = facetValueTitle(facet, value, known?.title);
      return { facet, value, label: `${FACET_TITLES[facet]}: ${title}` };
    }),
  );
}

/** What is chosen, each with a way to drop it. @internal */
export function ChosenFilters(props: {
  filters: SearchState['filters'];
  facets?: ProductPage['facets'];
  onChange(filters: SearchState['filters']): void;
}) {
  const { filters, facets, onChange } = props;
  const classes = useStyles();
  const chosen = chosenFilters(filters, facets);
  if (chosen.length === 0) {
    return null;
  }
  return (
    <ul className={classes.root} aria-label="Chosen filters">
      {chosen.map(({ facet, value, label }) => {
        const drop = () => onChange(toggleFilter(filters, facet, value));
        return (
          <li key={`${facet} ${value}`} className={classes.item}>
            <Chip
              className={classes.chip}
              size="small"
              variant="outlined"
              label={label}
              aria-label={`Drop ${label}`}
              onClick={drop}
              onDelete={drop}
            />
          </li>
        );
      })}
      <li>
        <Button size="small" color="primary" onClick={() => onChange({})}>
          Clear all
        </Button>
      </li>
    </ul>
  );
}
