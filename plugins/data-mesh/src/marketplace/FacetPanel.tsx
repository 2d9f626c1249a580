// SPDX-License-Identifier: Apache-2.0
import { PRODUCT_FACETS } from '@meshwright/plugin-data-mesh-common';
import type {
  ProductFacet,
  ProductPage,
} from '@meshwright/plugin-data-mesh-common';
import Skeleton from '@material-ui/lab/Skeleton';
import { FacetGroup } from './FacetGroup';
import { toggleFilter } from './searchState';
import type { SearchState } from './searchState';

/** Facets that people narrow by most, shown open. */
const OPEN: ReadonlySet<ProductFacet> = new Set([
  'domain',
  'type',
  'classification',
  'platform',
  'lifecycle',
]);
const SKELETON_LINES = 12;

/** All facets below each other, beside the results or in a drawer. @internal */
export function FacetPanel(props: {
  facets?: ProductPage['facets'];
  /** They will not come; the results say why. */
  failed?: boolean;
  filters: SearchState['filters'];
  onChange(filters: SearchState['filters']): void;
}) {
  const { facets, failed, filters, onChange } = props;
  if (!facets) {
    return failed ? null : (
      <div aria-hidden="true">
        {Array.from({ length: SKELETON_LINES }, (_, i) => (
          <Skeleton key={i} height={32} />
        ))}
      </div>
    );
  }
  return (
    <div>
      {PRODUCT_FACETS.map(name => (
        <FacetGroup
          key={name}
          name={name}
          facet={facets[name]}
          chosen={filters[name] ?? []}
          initiallyOpen={OPEN.has(name)}
          onToggle={value => onChange(toggleFilter(filters, name, value))}
        />
      ))}
    </div>
  );
}
