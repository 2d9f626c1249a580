// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { stateColor } from './stateColor';
import type { State } from './types';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { flex: 'none', display: 'block' },
    ok: { fill: stateColor(theme, 'ok') },
    warning: { fill: stateColor(theme, 'warning') },
    error: { fill: stateColor(theme, 'error') },
    unknown: {
      fill: 'none',
      stroke: stateColor(theme, 'unknown'),
      strokeWidth: 2,
    },
  }),
  { name: 'MeshwrightState' },
);

const SHAPES: Record<State, string> = {
  ok: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  warning: 'M6 0.5L11.7 11H0.3z',
  error: 'M1 1h10v10h-10z',
  unknown: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
};

/** Props of {@link StateMark}. @public */
export interface StateMarkProps {
  state: State;
  /** Width and height in pixels. Default 10. */
  size?: number;
}

/** A state as a shape: disc, triangle, square, ring. A word beside it must say the same. @public */
export function StateMark({ state, size = 10 }: StateMarkProps) {
  const classes = useStyles();
  return (
    <svg
      className={classes.root}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path className={classes[state]} d={SHAPES[state]} />
    </svg>
  );
}
