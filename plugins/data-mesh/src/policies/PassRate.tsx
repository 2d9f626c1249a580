// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceTally } from '@meshwright/plugin-data-mesh-common';
import { percent, rateOf } from './policyWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-grid',
      gridTemplateColumns: '64px 44px',
      alignItems: 'center',
      gap: theme.spacing(1),
      whiteSpace: 'nowrap',
      verticalAlign: 'top',
    },
    track: {
      height: 6,
      borderRadius: 3,
      backgroundColor: theme.palette.action.selected,
      overflow: 'hidden',
    },
    bar: { height: '100%', backgroundColor: theme.palette.primary.main },
    value: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightPassRate' },
);

/** Part of the rules asked that passed, as a bar and a figure; no data is no data. @internal */
export function PassRate({ counts }: { counts: GovernanceTally }) {
  const classes = useStyles();
  const rate = rateOf(counts);
  if (rate === undefined) return <span className={classes.none}>No data</span>;
  return (
    <span className={classes.root}>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.bar}
          style={{ display: 'block', width: `${rate * 100}%` }}
        />
      </span>
      <span className={classes.value}>{percent(rate)}</span>
    </span>
  );
}
