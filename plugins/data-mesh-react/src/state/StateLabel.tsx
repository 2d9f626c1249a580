// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { StateMark } from './StateMark';
import type { State } from './types';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      // The mark belongs to the first line of longer words.
      alignItems: 'baseline',
      gap: theme.spacing(0.75),
      minWidth: 0,
    },
    unknown: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightStateLabel' },
);

/** Props of {@link StateLabel}. @public */
export interface StateLabelProps {
  state: State;
  /** The state in words: "2 errors", "Deprecated". */
  children: ReactNode;
}

/** A state as a mark and its word. @public */
export function StateLabel({ state, children }: StateLabelProps) {
  const classes = useStyles();
  return (
    <span
      className={
        state === 'unknown'
          ? `${classes.root} ${classes.unknown}`
          : classes.root
      }
    >
      <StateMark state={state} />
      <span>{children}</span>
    </span>
  );
}
