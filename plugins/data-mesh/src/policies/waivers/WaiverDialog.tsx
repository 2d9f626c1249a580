// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import { governanceApiRef } from '@meshwright/plugin-data-mesh-react';
import { FormDialog } from '../../layout/FormDialog';

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
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(inDays(OFFERED));
  const complete = reason.trim().length >= LEAST && until !== '';
  const ask = async () => {
    await api.requestWaiver({ product, policy, rule, reason, until });
    onClose(true);
  };
  return (
    <FormDialog
      title="Ask for a waiver"
      lead={
        <>
          {title}. Somebody who answers for policies decides; the waiver is seen
          wherever the verdict is, and ends by itself.
        </>
      }
      submit="Ask for it"
      failed="It could not be asked for"
      complete={complete}
      onClose={() => onClose(false)}
      onSubmit={ask}
    >
      <TextField
        id={`${fieldId}-reason`}
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
        id={`${fieldId}-until`}
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
    </FormDialog>
  );
}
