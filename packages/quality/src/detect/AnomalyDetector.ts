// SPDX-License-Identifier: Apache-2.0
import { type RecordState, RecordTracker } from './RecordTracker';
import { type ProfileState, SeasonalProfile } from './SeasonalProfile';
import { type MeanState, SlidingMean } from './SlidingMean';

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Values that are learnt from before the first is judged. */
const WARM_UP = 20;
/** Values whose mean tells a change of level from a single outlier. */
const LEVEL = 24;
/** Widths of the range beyond it at which the score is one half, once the range is well known. */
const HALF = 0.045;
/** Values after which it is: a short series breaks records by chance. */
const SETTLED = 80;
/** Values after an anomaly in which further ones of the same disturbance are damped. */
const DAMPING = 40;
/** Weight of a deviation from the season beside one from the range: its range is narrower, and of noisier figures. */
const SEASONAL_WEIGHT = 0.8;

/** From this score on, a value is called an anomaly. @public */
export const ANOMALY_THRESHOLD = 0.5;

/** What made a value an anomaly. @public */
export type AnomalyCause = 'value' | 'level' | 'season';

/** @public */
export interface AnomalyScore {
  /** From 0 to 1; an anomaly from {@link ANOMALY_THRESHOLD} on. No later value changes it. */
  score: number;
  /** What the value was measured by; absent for a score of 0. */
  cause?: AnomalyCause;
  /** Usual value at this time of day or week, where one is known. */
  expected?: number;
  /** Lowest and highest of the last values, one outlier not taken for more than it should be. */
  range?: readonly [number, number];
  /** Band that this value was expected in: of the range, what is usual at this time. */
  band?: readonly [number, number];
}

/**
 * All that a detector has learnt, as plain data for JSON: a few kilobytes, whatever the length of the series.
 *
 * @public
 */
export interface AnomalyDetectorState {
  /** Version of this shape; a detector does not go on with another. */
  version: 2;
  /** Values so far. */
  count: number;
  /** Seconds since 1970; `null` before the first value. */
  first: number | null;
  last: number | null;
  /** Number of the last anomaly among the values. */
  lastAnomaly: number | null;
  /** @internal */
  values: RecordState;
  /** @internal */
  levels: RecordState;
  /** @internal */
  residuals: RecordState;
  /** @internal */
  level: MeanState;
  /** @internal */
  residual: MeanState;
  /** @internal */
  day: ProfileState;
  /** @internal */
  week: ProfileState;
}

/**
 * Finds anomalies in a series as its values come, with bounded memory and without training.
 *
 * A value is as anomalous as it breaks a record of the last two thousand values or so: of the values, of their level (mean
 * of the last 24), or of their distance from what is usual at that time of day and of the week. Records are rare,
 * whatever the distribution is; a break that goes on is one anomaly and not many, and an outlier does not hide the next.
 *
 * Times may have gaps and any interval; a time before the last one is judged by value alone.
 *
 * @public
 */
export class AnomalyDetector {
  readonly #values: RecordTracker;
  readonly #levels: RecordTracker;
  readonly #level: SlidingMean;
  readonly #residuals: RecordTracker;
  readonly #residual: SlidingMean;
  readonly #day: SeasonalProfile;
  readonly #week: SeasonalProfile;
  #first?: number;
  #last = -Infinity;
  #count = 0;
  #lastAnomaly = -Infinity;

  /** @param state - of the detector that this one goes on with, value for value as that would have */
  constructor(state?: AnomalyDetectorState) {
    this.#values = new RecordTracker(WARM_UP, state?.values);
    this.#levels = new RecordTracker(LEVEL + WARM_UP, state?.levels);
    this.#level = new SlidingMean(LEVEL, state?.level);
    this.#residuals = new RecordTracker(LEVEL, state?.residuals);
    this.#residual = new SlidingMean(LEVEL, state?.residual);
    this.#day = new SeasonalProfile(DAY, 48, 0.5, state?.day);
    // Weeks begin on a Monday; the epoch was a Thursday.
    this.#week = new SeasonalProfile(WEEK, 7 * 24, 0.5, state?.week);
    if (!state) return;
    this.#count = state.count;
    this.#first = state.first ?? undefined;
    this.#last = state.last ?? -Infinity;
    this.#lastAnomaly = state.lastAnomaly ?? -Infinity;
  }

  /** What was learnt, to go on later or elsewhere. */
  get state(): AnomalyDetectorState {
    const known = (value: number) => (value === -Infinity ? null : value);
    return {
      version: 2,
      count: this.#count,
      first: this.#first ?? null,
      last: known(this.#last),
      lastAnomaly: known(this.#lastAnomaly),
      values: this.#values.state,
      levels: this.#levels.state,
      residuals: this.#residuals.state,
      level: this.#level.state,
      residual: this.#residual.state,
      day: this.#day.state,
      week: this.#week.state,
    };
  }

  /**
   * Judges a value by all before it, and learns it.
   *
   * @param time - seconds since 1970
   * @param value - a value that is not finite is a gap: it has score 0 and is not learnt
   */
  push(time: number, value: number): AnomalyScore {
    if (!Number.isFinite(value) || !Number.isFinite(time)) {
      return { score: 0 };
    }
    this.#first ??= time;
    const range = this.#values.range;
    const inOrder = time > this.#last;
    const expected = inOrder ? this.#expected(time, value) : undefined;
    const causes = this.#causes(time, value, expected);
    if (inOrder) {
      this.#day.push(time, value);
      this.#week.push(time + 3 * DAY, value);
      this.#last = time;
    }
    this.#count++;
    const [cause, highest] = strongest(causes);
    const damped = this.#damped(highest);
    if (damped >= ANOMALY_THRESHOLD) this.#lastAnomaly = this.#count;
    return {
      score: damped,
      ...(damped > 0 && { cause }),
      ...(expected !== undefined && { expected }),
      ...(range && { range, band: this.#band(range, expected) }),
    };
  }

  /** Of a day and of a week, what is nearer: weekends differ in one series and not in another. */
  #expected(time: number, value: number): number | undefined {
    const day = this.#day.expected(time);
    const week = this.#week.expected(time + 3 * DAY);
    if (day === undefined || week === undefined) return day;
    return Math.abs(value - week) < Math.abs(value - day) ? week : day;
  }

  /** How anomalous a value is by each measure, the plainest first. */
  #causes(
    time: number,
    value: number,
    expected: number | undefined,
  ): Array<[AnomalyCause, number]> {
    const causes: Array<[AnomalyCause, number]> = [
      ['value', judge(this.#values, value)],
    ];
    const level = judge(this.#levels, this.#level.push(value));
    const residual =
      expected === undefined ? NaN : this.#residual.push(value - expected);
    // Before, a level may be new because it is another time of day, and a day has only one other to compare with.
    if (time - this.#first! >= 1.5 * DAY) {
      causes.push(['level', level]);
      if (!Number.isNaN(residual)) {
        causes.push([
          'season',
          judge(this.#residuals, residual, SEASONAL_WEIGHT),
        ]);
      }
    }
    return causes;
  }

  #damped(score: number): number {
    const since = this.#count - this.#lastAnomaly;
    return score * (1 - Math.exp(-since / DAMPING));
  }

  #band(
    [lowest, highest]: readonly [number, number],
    expected: number | undefined,
  ): readonly [number, number] {
    const residuals = this.#residuals.range;
    if (expected === undefined || !residuals) return [lowest, highest];
    return [
      Math.max(lowest, expected + residuals[0]),
      Math.min(highest, expected + residuals[1]),
    ];
  }
}

/** The plainest measure that calls a value an anomaly, with the highest score of all. */
function strongest(
  causes: ReadonlyArray<[AnomalyCause, number]>,
): [AnomalyCause, number] {
  const highest = Math.max(...causes.map(([, score]) => score));
  const plainest =
    causes.find(([, score]) => score >= ANOMALY_THRESHOLD) ??
    causes.find(([, score]) => score === highest)!;
  return [plainest[0], highest];
}

/** Score by how far a value breaks the record of a tracker, which learns it. */
function judge(tracker: RecordTracker, value: number, weight = 1): number {
  const excess = weight * tracker.push(value);
  if (excess === Infinity) return 1;
  const half = HALF * (1 + SETTLED / tracker.count);
  return excess / (excess + half);
}
