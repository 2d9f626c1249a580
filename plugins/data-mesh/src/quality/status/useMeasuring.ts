// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  MeasureProgress,
  MeasureReceipt,
} from '@meshwright/plugin-data-mesh-common';
import { plural, statusApiRef } from '@meshwright/plugin-data-mesh-react';

/** Milliseconds between two looks at how far it is. */
const LOOK = 1_500;

const STOPPED = 'It was stopped. The results are those from before.';
const STILL = 'It takes longer: results come by themselves.';

/** What became of measuring, in a sentence. @internal */
export function receiptWords({
  state,
  checks,
  unread,
}: MeasureReceipt): string {
  if (state === 'running') return STILL;
  if (state === 'cancelled') return STOPPED;
  const read = `${plural(checks, 'check', 'checks')} measured.`;
  if (unread.length === 0) return read;
  const [{ dataset, message }] = unread;
  return `${read} ${dataset} could not be read: ${message}${
    unread.length > 1 ? ` (and ${unread.length - 1} more)` : ''
  }`;
}

/** How far a measurement is, or how it ended, in a sentence. @internal */
export function progressWords(progress?: MeasureProgress): string {
  const { state = 'running', checks } = progress ?? {};
  if (state === 'measured') {
    return `${plural(checks!.done, 'check', 'checks')} measured.`;
  }
  if (state === 'cancelled') return STOPPED;
  if (state !== 'running') {
    return 'It ended before all was read. The results are those from before.';
  }
  return checks && checks.total > 0
    ? `${checks.done} of ${plural(checks.total, 'check', 'checks')} done …`
    : 'Reading the data and checking it …';
}

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Measures a product, says how far that is and what came of it, and stops it. @internal */
export function useMeasuring(product: string, onMeasured: () => void) {
  const api = useApi(statusApiRef);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  /** Whether the answer came, which said that it goes on. */
  const [isLong, setLong] = useState(false);
  /** Whether an answer came that says how it ended: a look that is under way says nothing newer. */
  const ended = useRef(false);

  useEffect(() => {
    if (!busy) return undefined;
    let isOver = false;
    const look = async () => {
      const progress = await api.getMeasurement(product);
      if (isOver || ended.current) return;
      setSaid(progressWords(progress));
      if (!isLong || progress.state === 'running') return;
      setBusy(false);
      onMeasured();
    };
    // A look that fails is made again.
    const timer = setInterval(() => look().catch(() => undefined), LOOK);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [api, busy, isLong, onMeasured, product]);

  return {
    busy,
    said,
    async measure() {
      ended.current = false;
      setBusy(true);
      setLong(false);
      setSaid(progressWords());
      try {
        const receipt = await api.measure(product);
        ended.current = receipt.state !== 'running';
        setSaid(receiptWords(receipt));
        setLong(receipt.state === 'running');
        setBusy(receipt.state === 'running');
        onMeasured();
      } catch (error) {
        ended.current = true;
        setSaid(messageOf(error));
        setBusy(false);
      }
    },
    async stop() {
      try {
        await api.cancelMeasurement(product);
      } catch (error) {
        setSaid(messageOf(error));
      }
    },
  };
}
