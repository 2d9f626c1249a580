// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      overflowX: 'auto',
      maxWidth: '100%',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
  }),
  { name: 'MeshwrightScrollFrame' },
);

/** Lets something wide scroll inside itself, by keyboard too, so that the page need not. @internal */
export function ScrollFrame(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div
      role="region"
      aria-label={props.label}
      className={classes.root}
      // A region that scrolls has to be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {props.children}
    </div>
  );
}
