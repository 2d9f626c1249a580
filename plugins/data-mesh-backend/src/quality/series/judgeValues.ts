// SPDX-License-Identifier: Apache-2.0
import {
  ANOMALY_THRESHOLD,
  AnomalyDetector,
  type AnomalyDetectorState,
  explainAnomaly,
} from '@meshwright/quality';
import { describeSeries } from './describeSeries';
import type { PointRow, SeriesRow } from './rows';

/** A series, and values of it that nobody has judged. @internal */
export interface TakenSeries {
  series: SeriesRow;
  /** JSON of what its detector has learnt; absent before the first value. */
  detector?: string;
  /** Oldest first. */
  points: PointRow[];
}

/** An anomaly as those who react to it get it. @internal */
export interface FoundAnomaly {
  series: Pick<
    SeriesRow,
    'id' | 'product_ref' | 'contract_ref' | 'dataset' | 'column' | 'metric'
  >;
  measuredAt: string;
  value: number;
  score: number;
  sentence: string;
  band: readonly [number, number] | null;
}

/** What a series says with a new value. @internal */
export interface JudgedValue {
  series: FoundAnomaly['series'];
  measuredAt: string;
  anomaly: FoundAnomaly | undefined;
}

/** What judging the values of a series gave. @internal */
export interface Judgement {
  series: SeriesRow;
  /** JSON of what its detector has learnt. */
  detector: string;
  /** The values, with the bands that they were expected in. */
  points: PointRow[];
  anomalies: FoundAnomaly[];
  /** Values that say something of now: what is reported late is history. */
  news: JudgedValue[];
}

/** What the detector of a series has learnt; a state of another version is begun anew. */
function stateOf(text: string | undefined): AnomalyDetectorState | undefined {
  if (text === undefined) return undefined;
  const state = JSON.parse(text) as AnomalyDetectorState;
  return state.version === 2 ? state : undefined;
}

/**
 * Judges values of a series by those before.
 *
 * @internal
 */
export function judgeValues({
  series,
  detector: learnt,
  points,
}: TakenSeries): Judgement {
  const detector = new AnomalyDetector(stateOf(learnt));
  const name = describeSeries(series);
  const judged: PointRow[] = [];
  const anomalies: FoundAnomaly[] = [];
  const news: JudgedValue[] = [];
  let newest: PointRow | undefined;
  const isLate = ({ measured_at: at }: PointRow) =>
    series.last_at !== null && at <= series.last_at;
  // What is reported late is learnt from, after the news, and alarms nobody.
  const inOrder = [
    ...points.filter(point => !isLate(point)),
    ...points.filter(isLate),
  ];
  for (const point of inOrder) {
    const { measured_at: measuredAt, value } = point;
    const result = detector.push(Date.parse(measuredAt) / 1000, value);
    const band = result.band ?? null;
    judged.push({
      ...point,
      judged: true,
      low: band?.[0] ?? null,
      high: band?.[1] ?? null,
    });
    if (isLate(point)) continue;
    newest = point;
    const { score } = result;
    const sentence = explainAnomaly(name, value, result);
    const anomaly =
      sentence !== undefined && score >= ANOMALY_THRESHOLD
        ? { series, measuredAt, value, score, sentence, band }
        : undefined;
    if (anomaly) anomalies.push(anomaly);
    news.push({ series, measuredAt, anomaly });
  }
  return {
    series: {
      ...series,
      points: series.points + points.length,
      ...(newest && { last_value: newest.value, last_at: newest.measured_at }),
    },
    detector: JSON.stringify(detector.state),
    points: judged,
    anomalies,
    news,
  };
}
