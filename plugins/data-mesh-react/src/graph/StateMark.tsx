// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles } from '@material-ui/core/styles';
import type { GraphState } from './types';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { flex: 'none', display: 'block' },
    ok: { fill: theme.palette.status.ok },
    warning: { fill: theme.palette.status.warning },
    error: { fill: theme.palette.status.error },
    unknown: {
      fill: 'none',
      stroke: theme.palette.status.aborted,
      strokeWidth: 2,
    },
  }),
  { name: 'MeshwrightStateMark' },
);

const SHAPES: Record<GraphState, string> = {
  ok: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  warning: 'M6 0.5L11.7 11H0.3z',
  error: 'M1 1h10v10h-10z',
  unknown: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
};

/** A state as a shape: disc, triangle, square, ring. The word beside it says the same. @internal */
export function StateMark({ state }: { state: GraphState }) {
  const classes = useStyles();
  return (
    <svg
      className={classes.root}
      width={10}
      height={10}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      <path className={classes[state]} d={SHAPES[state]} />
    </svg>
  );
}
