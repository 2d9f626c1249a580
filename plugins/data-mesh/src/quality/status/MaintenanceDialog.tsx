// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { statusApiRef } from '@meshwright/plugin-data-mesh-react';
import { FormDialog } from '../../layout/FormDialog';

const HOUR = 3_600_000;

const useStyles = makeStyles(
  theme => ({
    fields: { display: 'grid', gap: theme.spacing(2) },
    times: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightMaintenanceDialog' },
);

/** A time as a field for local times has it. */
function localTime(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}

/** Why times do not go together; undefined where they do. @internal */
export function timeProblem(from: string, to: string): string | undefined {
  if (!from || !to) return 'Say when it begins and ends.';
  if (Date.parse(to) <= Date.parse(from))
    return 'It has to end after it begins.';
  return Date.parse(to) <= Date.now()
    ? 'It has to end in the future.'
    : undefined;
}

/** Announces maintenance of a product. @internal */
export function MaintenanceDialog({
  product,
  onClose,
  onAnnounced,
}: {
  product: string;
  onClose: () => void;
  onAnnounced: () => void;
}) {
  const classes = useStyles();
  const fieldId = useId();
  const api = useApi(statusApiRef);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(() => localTime(Date.now() + 24 * HOUR));
  const [to, setTo] = useState(() => localTime(Date.now() + 26 * HOUR));
  const problem = timeProblem(from, to);
  const announce = async () => {
    await api.announceMaintenance(product, {
      title: title.trim(),
      startsAt: new Date(from).toISOString(),
      endsAt: new Date(to).toISOString(),
    });
    onAnnounced();
  };
  return (
    <FormDialog
      title="Announce maintenance"
      submit="Announce"
      cancel="Keep as it is"
      failed="It could not be announced"
      complete={!problem && title.trim() !== ''}
      onClose={onClose}
      onSubmit={announce}
    >
      <div className={classes.fields}>
        <TextField
          id={`${fieldId}-title`}
          label="What is done"
          value={title}
          onChange={event => setTitle(event.target.value)}
          inputProps={{ maxLength: 200 }}
          helperText="Consumers read this on the page of the product and on the wall."
          fullWidth
          required
        />
        <div className={classes.times}>
          <TextField
            id={`${fieldId}-from`}
            label="Begins"
            type="datetime-local"
            value={from}
            onChange={event => setFrom(event.target.value)}
            InputLabelProps={{ shrink: true }}
          />
          <TextField
            id={`${fieldId}-to`}
            label="Ends"
            type="datetime-local"
            value={to}
            onChange={event => setTo(event.target.value)}
            InputLabelProps={{ shrink: true }}
            error={Boolean(problem)}
            helperText={problem}
          />
        </div>
      </div>
    </FormDialog>
  );
}
