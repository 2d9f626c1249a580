// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { ProductStatusReason } from '@meshwright/plugin-data-mesh-common';
import {
  PRODUCT_STATES,
  plural,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gap: theme.spacing(0.75),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '10px minmax(0, 1fr)',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightReasons' },
);

/** What goes wrong without weighing on the state is still no good news. */
function markOf(kind: string, state: ProductStatusReason['state']): State {
  if (kind === 'maintenance') return 'unknown';
  return state === 'operational' ? 'warning' : PRODUCT_STATES[state].state;
}

/** Why a product is as it is, the weightiest first. @internal */
export function ReasonList({
  reasons,
}: {
  reasons: readonly ProductStatusReason[];
}) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Why">
      {reasons.slice(0, SHOWN).map(({ kind, state, text }) => (
        <li key={`${kind} ${text}`} className={classes.item}>
          <StateMark state={markOf(kind, state)} />
          <span>{text}</span>
        </li>
      ))}
      {reasons.length > SHOWN && (
        <li className={classes.quiet}>
          {plural(reasons.length - SHOWN, 'more reason', 'more reasons')}, among
          the checks below.
        </li>
      )}
    </ul>
  );
}
