// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { statusApiRef } from '@meshwright/plugin-data-mesh-react';

const HOUR = 3_600_000;

const useStyles = makeStyles(
  theme => ({
    content: { display: 'grid', gap: theme.spacing(2) },
    times: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
      gap: theme.spacing(2),
    },
    problem: { ...theme.typography.body2, margin: 0 },
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
  const titleId = useId();
  const api = useApi(statusApiRef);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(() => localTime(Date.now() + 24 * HOUR));
  const [to, setTo] = useState(() => localTime(Date.now() + 26 * HOUR));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const problem = timeProblem(from, to);

  async function announce() {
    setBusy(true);
    try {
      await api.announceMaintenance(product, {
        title: title.trim(),
        startsAt: new Date(from).toISOString(),
        endsAt: new Date(to).toISOString(),
      });
      onAnnounced();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>Announce maintenance</DialogTitle>
      <DialogContent className={classes.content}>
        <TextField
          id={`${titleId}-title`}
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
            id={`${titleId}-from`}
            label="Begins"
            type="datetime-local"
            value={from}
            onChange={event => setFrom(event.target.value)}
            InputLabelProps={{ shrink: true }}
          />
          <TextField
            id={`${titleId}-to`}
            label="Ends"
            type="datetime-local"
            value={to}
            onChange={event => setTo(event.target.value)}
            InputLabelProps={{ shrink: true }}
            error={Boolean(problem)}
            helperText={problem}
          />
        </div>
        {refused && (
          <p role="alert" className={classes.problem}>
            {refused}
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep as it is</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy || Boolean(problem) || title.trim() === ''}
          onClick={announce}
        >
          Announce
        </Button>
      </DialogActions>
    </Dialog>
  );
}
