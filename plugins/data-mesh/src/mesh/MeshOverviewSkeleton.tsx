// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';

const TOTALS = 7;

const useStyles = makeStyles(
  theme => ({
    totals: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))',
      gap: theme.spacing(2),
    },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      gap: theme.spacing(3),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  }),
  { name: 'MeshwrightMeshOverviewSkeleton' },
);

/** Places for what is on its way to the start page. @internal */
export function MeshOverviewSkeleton() {
  const classes = useStyles();
  return (
    <>
      <div className={classes.totals} aria-hidden="true">
        {Array.from({ length: TOTALS }, (_, i) => (
          <Skeleton key={i} variant="rect" height={60} />
        ))}
      </div>
      <div className={classes.columns} aria-hidden="true">
        <Skeleton variant="rect" height={520} />
        <Skeleton variant="rect" height={520} />
      </div>
    </>
  );
}
