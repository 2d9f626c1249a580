// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      color: theme.palette.text.primary,
      boxSizing: 'border-box',
      width: '100%',
      maxWidth: 1600,
      minWidth: 0,
      margin: '0 auto',
      // The header that the app draws keeps its own distance.
      padding: theme.spacing(0.5, 2, 3),
      [theme.breakpoints.up('sm')]: { padding: theme.spacing(0.5, 3, 3) },
    },
  }),
  { name: 'MeshwrightPageContent' },
);

/** The main part of a page below the header that the app draws. @internal */
export function PageContent({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <main className={classes.root}>{children}</main>;
}
