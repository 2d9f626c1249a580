// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { PanelSkeleton } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    column: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightOverviewSkeleton' },
);

/** The overview before anything is known: the panels that will be there, at about the height they will have. @internal */
export function OverviewSkeleton() {
  const classes = useStyles();
  return (
    <div className={classes.columns} role="status" aria-label="Loading product">
      <div className={classes.column}>
        <PanelSkeleton title="What it is for" lines={3} />
        <PanelSkeleton title="Output ports" lines={4} />
        <PanelSkeleton title="Input ports" lines={4} />
      </div>
      <div className={classes.column}>
        <PanelSkeleton title="Service levels" lines={4} />
        <PanelSkeleton title="Who depends on it" lines={5} />
        <PanelSkeleton title="Support and links" lines={3} />
      </div>
    </div>
  );
}
