// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { changeRules } from '@meshwright/contracts';
import type { Change } from '@meshwright/contracts';
import { StateLabel, StateMark } from '../state';
import { stateOfImpact } from './impact';
import { showValue } from './showValue';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '12px minmax(0, 3fr) minmax(0, 2fr)',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1.5, 2.5),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: '12px minmax(0, 1fr)',
      },
    },
    mark: { paddingTop: 5 },
    title: { margin: 0, fontSize: 'inherit', fontWeight: 'bold' },
    place: { fontFamily: 'monospace', fontSize: 13, fontWeight: 'normal' },
    reason: { margin: 0 },
    impacts: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(2),
      color: theme.palette.text.secondary,
      marginTop: theme.spacing(0.5),
    },
    values: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.25, 1.5),
      alignContent: 'start',
      margin: 0,
      [theme.breakpoints.down('sm')]: { gridColumn: 2 },
      '& dt': { color: theme.palette.text.secondary },
      '& dd': {
        margin: 0,
        fontFamily: 'monospace',
        fontSize: 13,
        whiteSpace: 'pre-wrap',
      },
    },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightChange' },
);

/** One change: how bad, where, what was and what is, and why it matters to whom. @internal */
export function ChangeItem({ change }: { change: Change }) {
  const classes = useStyles();
  const before = showValue(change.before);
  const after = showValue(change.after);
  return (
    <li className={classes.root}>
      <span className={classes.mark}>
        <StateMark state={stateOfImpact(change.impact)} size={12} />
      </span>
      <div>
        <h3 className={classes.title}>
          {changeRules[change.change].title}{' '}
          <span className={classes.place}>{change.location}</span>
        </h3>
        <p className={classes.reason}>{change.reason}</p>
        <div className={classes.impacts}>
          <StateLabel state={stateOfImpact(change.readers)}>
            {change.readers} for readers
          </StateLabel>
          <StateLabel state={stateOfImpact(change.writers)}>
            {change.writers} for writers
          </StateLabel>
          {change.guess && (
            <span>Matched by likeness, as no id says that it is the same</span>
          )}
        </div>
      </div>
      {(before !== undefined || after !== undefined) && (
        <dl className={classes.values}>
          <dt>Before</dt>
          <dd>{before ?? <span className={classes.none}>not stated</span>}</dd>
          <dt>After</dt>
          <dd>{after ?? <span className={classes.none}>not stated</span>}</dd>
        </dl>
      )}
    </li>
  );
}
