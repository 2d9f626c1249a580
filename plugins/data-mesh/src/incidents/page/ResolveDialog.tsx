// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import { FormDialog } from '../../layout/FormDialog';

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
  const fieldId = useId();
  const [resolution, setResolution] =
    useState<Resolution['resolution']>('fixed');
  const [text, setText] = useState('');
  return (
    <FormDialog
      title="Resolve the incident"
      submit="Resolve"
      onClose={onClose}
      onSubmit={() => onResolve({ resolution, ...(text.trim() && { text }) })}
    >
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
    </FormDialog>
  );
}
