// SPDX-License-Identifier: Apache-2.0
import type {
  QualityCheck,
  QualityCheckStatus,
  QualityCounts,
  QualitySummary,
} from '@meshwright/plugin-data-mesh-common';
import type { State, TrustFact } from '@meshwright/plugin-data-mesh-react';
import { plural } from '@meshwright/plugin-data-mesh-react';

/** What came of a check in a word, and how it is drawn. @internal */
export const STATUSES: Record<
  QualityCheckStatus,
  { word: string; state: State }
> = {
  fail: { word: 'Failed', state: 'error' },
  error: { word: 'Could not run', state: 'warning' },
  warn: { word: 'Warning', state: 'warning' },
  pass: { word: 'Passed', state: 'ok' },
  unknown: { word: 'Not known', state: 'unknown' },
  skipped: { word: 'Left out', state: 'unknown' },
};

const judged = ({ pass, warn, fail }: QualityCounts) => pass + warn + fail;

/** How a product is as a whole. @internal */
export function stateOfQuality({ counts, score }: QualitySummary): State {
  if (score === null) return 'unknown';
  if (counts.fail > 0) return 'error';
  return counts.warn + counts.error > 0 ? 'warning' : 'ok';
}

/** Digits that tell 99.6 from 100, and no more. @internal */
export function scoreText(score: number | null): string {
  if (score === null) return 'no data';
  const rounded = Math.round(score);
  return rounded === 100 && score < 100 ? score.toFixed(1) : String(rounded);
}

/** A sentence on what the score rests on. @internal */
export function qualitySentence({ counts }: QualitySummary): string {
  const all = judged(counts);
  const parts = [
    counts.fail > 0 &&
      `${counts.fail} of ${plural(all, 'check', 'checks')} failed`,
    counts.warn > 0 && plural(counts.warn, 'warning', 'warnings'),
    counts.error > 0 && `${counts.error} could not run`,
  ].filter(Boolean);
  if (all === 0) return 'No check has judged the data.';
  return parts.length > 0
    ? `${parts.join(', ')}.`
    : `${plural(all, 'check', 'checks')}, all passed.`;
}

/** What the trust strip says of quality; undefined where nothing was judged. @internal */
export function qualityFact(
  quality: QualitySummary | undefined,
  to: string,
): TrustFact | undefined {
  if (!quality || quality.score === null) return undefined;
  return {
    state: stateOfQuality(quality),
    text: `${scoreText(quality.score)} %`,
    evidence: qualitySentence(quality),
    to,
  };
}

/** What was found and expected of a check, in short. @internal */
export function evidenceText(check: QualityCheck): string | undefined {
  const { failedRows, totalRows, observed, message, status } = check;
  if (status === 'error' && message) return message;
  if (failedRows !== null && failedRows > 0) {
    return `${failedRows.toLocaleString('en-GB')}${
      totalRows === null ? '' : ` of ${totalRows.toLocaleString('en-GB')}`
    } rows`;
  }
  if (observed !== null && failedRows === null) return `Found ${observed}`;
  return message ?? undefined;
}
