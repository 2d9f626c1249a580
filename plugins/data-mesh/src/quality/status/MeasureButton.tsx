// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { MeasureReceipt } from '@meshwright/plugin-data-mesh-common';
import { plural, statusApiRef } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.5, 1.5),
    },
    said: { color: theme.palette.text.secondary, maxWidth: 480 },
  }),
  { name: 'MeshwrightMeasureButton' },
);

/** What became of measuring, in a sentence. @internal */
export function receiptWords({
  state,
  checks,
  unread,
}: MeasureReceipt): string {
  if (state === 'running') {
    return 'It takes longer: results come by themselves.';
  }
  const read = `${plural(checks, 'check', 'checks')} measured.`;
  if (unread.length === 0) return read;
  const [{ dataset, message }] = unread;
  return `${read} ${dataset} could not be read: ${message}${
    unread.length > 1 ? ` (and ${unread.length - 1} more)` : ''
  }`;
}

/** Has the data of a product checked now, and says what came of it. @internal */
export function MeasureButton({
  product,
  onMeasured,
}: {
  product: string;
  onMeasured: () => void;
}) {
  const classes = useStyles();
  const api = useApi(statusApiRef);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  async function measure() {
    setBusy(true);
    setSaid('Reading the data and checking it …');
    try {
      setSaid(receiptWords(await api.measure(product)));
      onMeasured();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.root}>
      <span role="status" className={classes.said}>
        {said}
      </span>
      <Button
        size="small"
        variant="outlined"
        disabled={busy}
        onClick={measure}
        startIcon={
          busy ? <CircularProgress size={14} aria-hidden="true" /> : undefined
        }
      >
        {busy ? 'Measuring' : 'Measure now'}
      </Button>
    </div>
  );
}
