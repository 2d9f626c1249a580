// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernanceLevel,
  GovernanceScorecard,
} from '@meshwright/plugin-data-mesh-common';
import { StateMark, plural } from '@meshwright/plugin-data-mesh-react';
import { LEVELS } from '../policyWords';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      gap: theme.spacing(1),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    step: {
      ...theme.typography.body2,
      display: 'grid',
      alignContent: 'start',
      gap: theme.spacing(0.25),
      padding: theme.spacing(1.25, 1.5),
      border: `1px solid ${theme.palette.divider}`,
      borderTopWidth: 4,
      borderRadius: theme.shape.borderRadius,
    },
    reached: { borderTopColor: theme.palette.primary.main },
    name: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontWeight: 600,
    },
    quiet: { ...theme.typography.caption, color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightLevels' },
);

/** The four levels, which of them is reached, and how many products are on each. @internal */
export function LevelLadder(props: {
  level: GovernanceLevel;
  products?: GovernanceScorecard['products'];
}) {
  const { level, products } = props;
  const classes = useStyles();
  return (
    <ol className={classes.list} aria-label="Levels of maturity">
      {LEVELS.map(each => {
        const reached = level !== null && level >= each.level;
        const here = level === each.level;
        return (
          <li
            key={each.level}
            className={
              reached ? `${classes.step} ${classes.reached}` : classes.step
            }
            aria-current={here ? 'step' : undefined}
          >
            <span className={classes.name}>
              {reached && <StateMark state="ok" />}
              {each.level} · {each.name}
              {here && ' · here'}
            </span>
            <span className={classes.quiet}>{each.asks}</span>
            {products && (
              <span className={classes.quiet}>
                {plural(products[each.level], 'product', 'products')}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
