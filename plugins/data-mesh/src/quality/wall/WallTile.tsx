// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { ProductStatusItem } from '@meshwright/plugin-data-mesh-common';
import {
  plural,
  PRODUCT_STATES,
  RelativeTime,
  stateColor,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      alignContent: 'start',
      gap: theme.spacing(0.75),
      height: '100%',
      boxSizing: 'border-box',
      padding: theme.spacing(2),
      border: `1px solid ${theme.palette.divider}`,
      borderLeftWidth: 6,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
    },
    ok: { borderLeftColor: stateColor(theme, 'ok') },
    warning: { borderLeftColor: stateColor(theme, 'warning') },
    error: { borderLeftColor: stateColor(theme, 'error') },
    unknown: { borderLeftColor: stateColor(theme, 'unknown') },
    title: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: 0,
      fontSize: '1.25em',
      fontWeight: 'bold',
      lineHeight: 1.3,
      overflowWrap: 'anywhere',
    },
    why: { margin: 0, overflowWrap: 'anywhere' },
    quiet: { color: theme.palette.text.secondary, margin: 0 },
  }),
  { name: 'MeshwrightWallTile' },
);

/** A product that needs somebody: its name, why, and since when. @internal */
export function WallTile({ item }: { item: ProductStatusItem }) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const { state, word } = PRODUCT_STATES[item.state];
  const reasons = item.reasons.filter(({ kind }) => kind !== 'maintenance');
  return (
    <article className={`${classes.root} ${classes[state]}`}>
      <h3 className={classes.title}>
        <StateMark state={state} size={16} />
        <Link to={`${entityPath(item.ref)}/quality`}>{item.title}</Link>
      </h3>
      <p className={classes.why}>{reasons[0]?.text ?? word}</p>
      <p className={classes.quiet}>
        {word}
        {item.since && (
          <>
            {' '}
            for <RelativeTime value={item.since} form="lasting" />
          </>
        )}
        {reasons.length > 1 &&
          `, ${plural(reasons.length - 1, 'more reason', 'more reasons')}`}
        {item.maintenance && `. Maintenance: ${item.maintenance.title}`}
      </p>
    </article>
  );
}
