// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { GitRepositoryDetail } from '@meshwright/plugin-data-mesh-common';
import { useNavigate } from 'react-router-dom';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useRepositoryPaths } from './repositoryPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    // In a line of text a link is told by more than its colour.
    path: {
      overflowWrap: 'anywhere',
      '& a': { textDecoration: 'underline' },
    },
  }),
  { name: 'MeshwrightPathCrumbs' },
);

/** The branch that is shown, and the folders above what is shown. @internal */
export function PathCrumbs(props: {
  repository: GitRepositoryDetail;
  branch: string;
  path: string;
}) {
  const { repository, branch, path } = props;
  const classes = useStyles();
  const paths = useRepositoryPaths();
  const navigate = useNavigate();
  const parts = path.split('/').filter(Boolean);
  const branches = repository.branches.map(({ name }) => name);
  return (
    <div className={classes.root}>
      <TextField
        select
        size="small"
        variant="outlined"
        label="Branch"
        value={branch}
        onChange={event => navigate(paths.tree(repository, event.target.value))}
      >
        {[...new Set([branch, ...branches])].map(name => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <nav aria-label="Folders" className={classes.path}>
        <Link to={paths.tree(repository, branch)}>{repository.name}</Link>
        {parts.map((part, index) => (
          <span key={part + String(index)}>
            {' / '}
            {index === parts.length - 1 ? (
              part
            ) : (
              <Link
                to={paths.tree(
                  repository,
                  branch,
                  parts.slice(0, index + 1).join('/'),
                )}
              >
                {part}
              </Link>
            )}
          </span>
        ))}
      </nav>
    </div>
  );
}
