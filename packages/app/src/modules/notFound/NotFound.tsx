// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1.5),
    justifyItems: 'center',
    padding: theme.spacing(10, 2),
    textAlign: 'center',
  },
  title: { ...theme.typography.h5, margin: 0 },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(1, 3),
  },
}));

/** Instead of a page that does not exist. */
export const NotFound = () => {
  const classes = useStyles();
  return (
    <main className={classes.root}>
      <h1 className={classes.title}>There is no page at this address</h1>
      <Typography color="textSecondary">
        It may have been mistyped, or what it led to has moved.
      </Typography>
      <div className={classes.ways}>
        <Link to="/">Go to the start page</Link>
        <Link to="/search">Search the portal</Link>
      </div>
    </main>
  );
};
