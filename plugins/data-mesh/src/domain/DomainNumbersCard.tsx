// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  CLASSIFICATIONS,
  LIFECYCLES,
} from '@meshwright/plugin-data-mesh-common';
import type {
  DomainDetail,
  ProductFacet,
} from '@meshwright/plugin-data-mesh-common';
import {
  Panel,
  StateLabel,
  describeProblems,
  stateOfProblems,
} from '@meshwright/plugin-data-mesh-react';
import { Breakdown } from '../layout/Breakdown';
import type { BreakdownPart } from '../layout/Breakdown';
import { facetValueTitle } from '../marketplace/facetWords';
import { useMarketplaceLink } from '../marketplace/useMarketplaceLink';
import { DomainCardState } from './DomainCardState';
import { useDomainDetail } from './useDomainDetail';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    heading: {
      ...theme.typography.caption,
      fontWeight: 600,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0, 0, 0.75),
    },
  }),
  { name: 'MeshwrightDomainNumbers' },
);

/** How the products of a domain divide by lifecycle and classification, and whether their descriptors are sound. @public */
export function DomainNumbersCard() {
  const classes = useStyles();
  const state = useDomainDetail();
  const { data, ref } = state;
  const link = useMarketplaceLink();
  const to = (facet: ProductFacet, value: string) =>
    link({ filters: { domain: [ref], [facet]: [value] } });
  return (
    <Panel title="In numbers">
      {data ? (
        <div className={classes.root}>
          <div>
            <StateLabel state={stateOfProblems(data.problems)}>
              {describeProblems(data.problems)} in descriptors
            </StateLabel>
          </div>
          {data.productCount === 0 ? (
            <Typography variant="body2" color="textSecondary">
              No products to count yet.
            </Typography>
          ) : (
            <>
              <div>
                <h3 className={classes.heading}>Products by lifecycle</h3>
                <Breakdown
                  label="Products by lifecycle"
                  parts={partsOf('lifecycle', data, to)}
                />
              </div>
              <div>
                <h3 className={classes.heading}>Products by classification</h3>
                <Breakdown
                  label="Products by classification"
                  parts={partsOf('classification', data, to)}
                />
              </div>
              {link() && (
                <Link to={link({ filters: { domain: [ref] } })!}>
                  All products in the marketplace
                </Link>
              )}
            </>
          )}
        </div>
      ) : (
        <DomainCardState state={state} lines={6} />
      )}
    </Panel>
  );
}

function partsOf(
  facet: 'lifecycle' | 'classification',
  domain: DomainDetail,
  to: (facet: ProductFacet, value: string) => string | undefined,
): BreakdownPart[] {
  const counts =
    facet === 'lifecycle' ? domain.byLifecycle : domain.byClassification;
  const order: readonly string[] =
    facet === 'lifecycle' ? LIFECYCLES : CLASSIFICATIONS;
  const rank = (value: string) => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  return Object.entries(counts)
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([value, count]) => ({
      key: value,
      title: facetValueTitle(facet, value, undefined),
      count,
      to: to(facet, value),
    }));
}
