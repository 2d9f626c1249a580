// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import {
  ErrorState,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';

const DAY = 24 * 60 * 60 * 1000;
/** Days that are offered first. */
const OFFERED = 30;
/** Letters that a reason has at least. */
const LEAST = 10;

const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Asks that a product be let off a rule: why, and until when. @internal */
export function WaiverDialog(props: {
  product: string;
  policy: string;
  rule: string;
  /** The rule in words. */
  title: string;
  onClose(asked: boolean): void;
}) {
  const { product, policy, rule, title, onClose } = props;
  const api = useApi(governanceApiRef);
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(inDays(OFFERED));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const complete = reason.trim().length >= LEAST && until !== '';
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await api.requestWaiver({ product, policy, rule, reason, until });
      onClose(true);
    } catch (error) {
      setFailure(error as Error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={() => onClose(false)}
      aria-labelledby={titleId}
    >
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Ask for a waiver</DialogTitle>
        <DialogContent>
          <DialogContentText>
            {title}. Somebody who answers for policies decides; the waiver is
            seen wherever the verdict is, and ends by itself.
          </DialogContentText>
          <TextField
            id={`${titleId}-reason`}
            label="Why can it not be mended now?"
            helperText="Ten letters at least. Whoever decides reads this."
            value={reason}
            onChange={event => setReason(event.target.value)}
            variant="outlined"
            margin="dense"
            fullWidth
            multiline
            minRows={3}
            required
            inputProps={{ maxLength: 2000 }}
          />
          <TextField
            id={`${titleId}-until`}
            label="Until"
            type="date"
            value={until}
            onChange={event => setUntil(event.target.value)}
            variant="outlined"
            margin="dense"
            required
            InputLabelProps={{ shrink: true }}
            inputProps={{ min: inDays(0), max: inDays(366) }}
          />
          {failure && (
            <ErrorState
              title="It could not be asked for"
              error={failure}
              onRetry={() => send()}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!complete || busy}
          >
            Ask for it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
