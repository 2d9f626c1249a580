// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import { useMarketplaceLink } from '../marketplace/useMarketplaceLink';
import { problemsRouteRef } from '../routes';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))',
      gap: theme.spacing(2),
      margin: 0,
    },
    total: {
      display: 'flex',
      flexDirection: 'column-reverse',
      justifyContent: 'flex-end',
      minWidth: 0,
    },
    label: { ...theme.typography.body2, color: theme.palette.text.secondary },
    value: {
      ...theme.typography.h4,
      fontWeight: 600,
      lineHeight: 1.25,
      margin: 0,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'MeshwrightMeshTotals' },
);

/** How large the mesh is, each number leading to what it counts. @internal */
export function MeshTotals({ totals }: { totals: MeshOverview['totals'] }) {
  const classes = useStyles();
  const marketplace = useMarketplaceLink();
  const problems = useRouteRef(problemsRouteRef);
  const { errors, warnings } = totals.problems;
  const entries: Array<[label: string, value: number, to?: string]> = [
    ['data products', totals.products, marketplace()],
    ['domains', totals.domains],
    ['contracts', totals.contracts],
    ['connections', totals.connections],
    ['across domains', totals.crossDomainConnections],
    ['owners', totals.owners],
    ['problems', errors + warnings, problems?.()],
  ];
  return (
    <dl className={classes.root} aria-label="The mesh in numbers">
      {entries.map(([label, value, to]) => (
        <div key={label} className={classes.total}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>
            {to ? (
              <Link to={to} aria-label={`${value} ${label}`} color="inherit">
                {value.toLocaleString('en-US')}
              </Link>
            ) : (
              value.toLocaleString('en-US')
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
