// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles } from '@material-ui/core/styles';

const WIDTH = 300;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      ...theme.typography.caption,
      position: 'absolute',
      zIndex: 1,
      maxWidth: WIDTH,
      padding: theme.spacing(0.75, 1.25),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      boxShadow: theme.shadows[2],
      pointerEvents: 'none',
    },
  }),
  { name: 'MeshwrightFlowTip' },
);

/** What the pointer is over, in pixels of the drawing. @internal */
export interface FlowTipPlace {
  left: number;
  top: number;
  text: string;
}

/** Words beside the pointer, kept inside the drawing. @internal */
export function FlowTip({ tip, room }: { tip: FlowTipPlace; room: number }) {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      style={{
        left: Math.min(tip.left + 12, Math.max(0, room - WIDTH - 12)),
        top: tip.top + 14,
      }}
    >
      {tip.text}
    </div>
  );
}
