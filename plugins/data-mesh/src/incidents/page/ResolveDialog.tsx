// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';

/** How a person ends an incident. @internal */
export interface Resolution {
  resolution: 'fixed' | 'false-alarm' | 'accepted';
  text?: string;
}

const CHOICES: Array<[Resolution['resolution'], string]> = [
  ['fixed', 'Fixed. Should it fail again, this incident opens again.'],
  [
    'false-alarm',
    'False alarm. What fails now is silent until it has passed once.',
  ],
  [
    'accepted',
    'Accepted as it is. What fails now is silent until it has passed once.',
  ],
];

/** Asks how an incident ended. @internal */
export function ResolveDialog(props: {
  onClose(): void;
  onResolve(how: Resolution): void;
}) {
  const { onClose, onResolve } = props;
  const titleId = useId();
  const fieldId = useId();
  const [resolution, setResolution] =
    useState<Resolution['resolution']>('fixed');
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onResolve({ resolution, ...(text.trim() && { text }) });
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Resolve the incident</DialogTitle>
        <DialogContent>
          <RadioGroup
            aria-label="How it ended"
            value={resolution}
            onChange={(_, value) =>
              setResolution(value as Resolution['resolution'])
            }
          >
            {CHOICES.map(([value, label]) => (
              <FormControlLabel
                key={value}
                value={value}
                label={label}
                control={<Radio color="primary" />}
              />
            ))}
          </RadioGroup>
          <TextField
            id={`${fieldId}-text`}
            label="What was it, and what was done?"
            helperText="Whoever has the same trouble next reads this."
            value={text}
            onChange={event => setText(event.target.value)}
            variant="outlined"
            margin="dense"
            fullWidth
            multiline
            minRows={3}
            inputProps={{ maxLength: 10_000 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" color="primary" variant="contained">
            Resolve
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
