// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { GitRepositoryDetail } from '@meshwright/plugin-data-mesh-common';
import { FileText } from './FileText';
import { PathCrumbs } from './PathCrumbs';
import { useRepositoryParams } from './repositoryPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightFileView' },
);

/** One file of a repository, with the way to it. @internal */
export function FileView({ repository }: { repository: GitRepositoryDetail }) {
  const classes = useStyles();
  const { branch = repository.defaultBranch, path } = useRepositoryParams();
  return (
    <div className={classes.root}>
      <PathCrumbs repository={repository} branch={branch} path={path} />
      <FileText repository={repository} branch={branch} path={path} />
    </div>
  );
}
