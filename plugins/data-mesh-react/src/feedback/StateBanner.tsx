// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { StateMark, stateColor } from '../state';
import type { State } from '../state';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1, 2),
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      borderLeftWidth: 4,
    },
    warning: { borderLeftColor: stateColor(theme, 'warning') },
    error: { borderLeftColor: stateColor(theme, 'error') },
    unknown: { borderLeftColor: stateColor(theme, 'unknown') },
    ok: { borderLeftColor: stateColor(theme, 'ok') },
    text: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'MeshwrightBanner' },
);

/** Props of {@link StateBanner}. @public */
export interface StateBannerProps {
  state: State;
  children: ReactNode;
  /** Button or link that does something about it. */
  action?: ReactNode;
}

/** One line above something that is shown but not as it should be: old, incomplete, about to end. @public */
export function StateBanner({ state, children, action }: StateBannerProps) {
  const classes = useStyles();
  return (
    <div role="status" className={`${classes.root} ${classes[state]}`}>
      <StateMark state={state} size={12} />
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}
