// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { Change, Impact } from '@meshwright/contracts';
import { StateMark } from '../state';
import { sentenceCase } from '../words';
import { ChangeItem } from './ChangeItem';
import { IMPACTS, stateOfImpact } from './impact';

const FIRST = 50;
const STEP = 200;

const useStyles = makeStyles(
  theme => ({
    toolbar: {
      padding: theme.spacing(1.25, 2.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowX: 'auto',
    },
    button: {
      padding: theme.spacing(0.5, 1.5),
      textTransform: 'none',
      whiteSpace: 'nowrap',
      '&, &.Mui-selected': { color: theme.palette.text.primary },
      '& .MuiToggleButton-label': { gap: theme.spacing(0.75) },
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    more: { margin: theme.spacing(1, 2) },
  }),
  { name: 'MeshwrightChangeList' },
);

/** @internal */
export interface ChangeListProps {
  changes: Change[];
  /** Only changes of this impact; absent for all. */
  impact?: Impact;
  onImpactChange: (impact: Impact | undefined) => void;
}

/** Changes to look through, the worst first, with a filter by impact. @internal */
export function ChangeList({
  changes,
  impact,
  onImpactChange,
}: ChangeListProps) {
  const classes = useStyles();
  const [shown, setShown] = useState(FIRST);
  const chosen = impact
    ? changes.filter(change => change.impact === impact)
    : changes;
  const left = chosen.length - Math.min(shown, chosen.length);
  return (
    <Paper variant="outlined">
      <div className={classes.toolbar}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={impact ?? 'all'}
          onChange={(_, value: Impact | 'all' | null) =>
            onImpactChange(
              value === 'all' || value === null ? undefined : value,
            )
          }
          aria-label="Impact"
        >
          <ToggleButton value="all" className={classes.button}>
            All {changes.length}
          </ToggleButton>
          {IMPACTS.map(value => (
            <ToggleButton key={value} value={value} className={classes.button}>
              <StateMark state={stateOfImpact(value)} />
              {sentenceCase(value)}{' '}
              {changes.filter(change => change.impact === value).length}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <ul className={classes.list}>
        {chosen.slice(0, shown).map((change, index) => (
          <ChangeItem
            key={`${change.path} ${change.change} ${index}`}
            change={change}
          />
        ))}
      </ul>
      {left > 0 && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setShown(count => count + STEP)}
        >
          Show {Math.min(left, STEP)} of {left} more
        </Button>
      )}
    </Paper>
  );
}
