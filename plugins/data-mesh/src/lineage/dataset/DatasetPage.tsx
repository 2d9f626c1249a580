// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { NotLoaded } from '../../layout/NotLoaded';
import { nameInId, shortName } from '../graph/lineageWords';
import { LineageExplorer } from '../LineageExplorer';
import { useLineagePath } from '../useLineagePath';
import { DatasetColumns } from './DatasetColumns';
import { DatasetFacts } from './DatasetFacts';
import { DatasetJobs } from './DatasetJobs';
import { useDataset } from './useDataset';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    title: { ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' },
    columns: {
      display: 'grid',
      gap: theme.spacing(2),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
      },
    },
    side: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  }),
  { name: 'MeshwrightDatasetPage' },
);

/** The page of a dataset that may be no entity of the catalog. @internal */
export function DatasetPage({ id }: { id: string }) {
  const classes = useStyles();
  const lineagePath = useLineagePath();
  const { data, error, retry } = useDataset(id);
  const title = shortName(data?.node.name ?? nameInId(id));
  return (
    <div className={classes.root}>
      <h2 className={classes.title}>{title}</h2>
      {!data && (
        <NotLoaded
          of={{ error, retry }}
          title="About"
          failed="The dataset could not be loaded"
          action={<Link to={lineagePath({})}>Search the lineage</Link>}
        />
      )}
      {data && (
        <div className={classes.columns}>
          <div className={classes.side}>
            <DatasetFacts dataset={data} />
            <DatasetJobs dataset={data} />
          </div>
          <DatasetColumns dataset={data} />
        </div>
      )}
      {data && (
        <LineageExplorer
          node={data.node.id}
          title={title}
          level="dataset"
          action={
            <Link to={lineagePath({ node: data.node.id, level: 'dataset' })}>
              Only the lineage
            </Link>
          }
        />
      )}
    </div>
  );
}
