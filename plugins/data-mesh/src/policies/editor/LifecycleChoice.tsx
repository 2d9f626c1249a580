// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { LIFECYCLE_WORDS } from '../policyWords';
import { statedIn, withLifecycle } from './policyDocument';

/** Days of grace that are offered first. */
const GRACE_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    toggle: {
      height: 40,
      padding: theme.spacing(0, 1.5),
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&$chosen': { color: theme.palette.text.primary },
    },
    chosen: {},
    note: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightLifecycleChoice' },
);

const NOTES = {
  draft: 'Binds nobody; can be rehearsed.',
  grace: 'What fails is a warning until that day, and an error after it.',
  enabled: 'Binds from now on.',
  retired: 'Is asked no more, and kept for its history.',
};

/** State of the policy in a text, changed in the text itself. @internal */
export function LifecycleChoice(props: {
  text: string;
  onChange(text: string): void;
}) {
  const { text, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const { lifecycle = 'draft', graceUntil } = statedIn(text);
  const inGraceDays = () =>
    new Date(Date.now() + GRACE_DAYS * DAY).toISOString().slice(0, 10);
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        value={lifecycle}
        aria-label="State of the policy"
        onChange={(_, next: keyof typeof NOTES | null) =>
          next &&
          onChange(withLifecycle(text, next, graceUntil ?? inGraceDays()))
        }
      >
        {Object.entries(LIFECYCLE_WORDS).map(([key, word]) => (
          <ToggleButton
            key={key}
            value={key}
            classes={{ root: classes.toggle, selected: classes.chosen }}
          >
            {word}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {lifecycle === 'grace' && (
        <TextField
          id={id}
          type="date"
          size="small"
          variant="outlined"
          label="Grace until"
          value={graceUntil ?? ''}
          InputLabelProps={{ shrink: true }}
          onChange={event =>
            onChange(withLifecycle(text, 'grace', event.target.value))
          }
        />
      )}
      <span className={classes.note}>{NOTES[lifecycle] ?? ''}</span>
    </div>
  );
}
