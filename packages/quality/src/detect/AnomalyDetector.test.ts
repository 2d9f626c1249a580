// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  describeNab,
  type NabSeries,
  nabProfiles,
  readNab,
  scoreNab,
} from '../__testUtils__/nab';
import { ANOMALY_THRESHOLD, AnomalyDetector } from './AnomalyDetector';
import { explainAnomaly } from './explain';

const HOUR = 3600;

function scoresOf(values: number[], step = HOUR, start = 1_700_000_000) {
  const detector = new AnomalyDetector();
  return values.map((value, index) =>
    detector.push(start + index * step, value),
  );
}

const anomalies = (values: number[], step?: number) =>
  scoresOf(values, step).flatMap(({ score }, index) =>
    score >= ANOMALY_THRESHOLD ? [index] : [],
  );

/** Two weeks of hours with a curve over the day; small steady noise without chance. */
const daily = Array.from(
  { length: 24 * 14 },
  (_, hour) =>
    1000 +
    300 * Math.sin((hour / 24) * 2 * Math.PI) +
    10 * Math.sin(hour * 12.9898) +
    10 * Math.cos(hour * 78.233),
);

describe('AnomalyDetector', () => {
  it('finds a spike, a drop and nothing else', () => {
    const values = [...daily];
    values[200] = 5000;
    values[300] = 0;
    expect(anomalies(values)).toEqual([200, 300]);
  });

  it('calls a value an anomaly that is usual only at another time of day', () => {
    const values = daily.map((value, hour) =>
      hour >= 24 * 11 && hour < 24 * 11 + 20 ? 1290 : value,
    );
    const found = anomalies(values);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toBeGreaterThanOrEqual(24 * 11);
    expect(scoresOf(values)[found[0]].cause).toMatch(/season|level/);
  });

  it('tells of a new level once, and takes it for usual then', () => {
    const values = daily.map((value, hour) =>
      hour >= 200 ? value + 2000 : value,
    );
    const found = anomalies(values);
    expect(found[0]).toBe(200);
    expect(found.filter(row => row > 260)).toEqual([]);
  });

  it('is not blinded by an outlier, neither for the next one nor for ever', () => {
    const values = Array.from(
      { length: 6000 },
      (_, row) =>
        100 + 10 * Math.sin(row * 12.9898) + 10 * Math.cos(row * 78.233),
    );
    values[1000] = 5000;
    values[1200] = 250;
    for (let row = 1500; row < 1600; row++) values[row] = 3000;
    values[5000] = 200;
    const found = anomalies(values, 300);
    expect(found).toEqual(expect.arrayContaining([1000, 1200, 5000]));
    expect(found.filter(row => row > 1600)).toEqual([5000]);
  });

  it('finds nothing in a series that never changes, nor in one of zeros', () => {
    expect(anomalies(Array(500).fill(7))).toEqual([]);
    expect(anomalies(Array(500).fill(0))).toEqual([]);
  });

  it('finds the first other value after a series that never changed', () => {
    expect(anomalies([...Array(100).fill(0), 3, ...Array(50).fill(0)])).toEqual(
      [100],
    );
  });

  it('bears gaps, texts and times out of order', () => {
    const detector = new AnomalyDetector();
    daily.forEach((value, index) => detector.push(index * HOUR, value));
    expect(detector.push(NaN, 5).score).toBe(0);
    expect(detector.push(400 * HOUR, NaN).score).toBe(0);
    expect(detector.push(5 * HOUR, 1000).score).toBeLessThan(0.5);
    expect(detector.push(9_000 * HOUR, 1010).score).toBeLessThan(0.5);
  });

  it('gives scores from 0 to 1 that no later value changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: false, noDefaultInfinity: false }), {
          maxLength: 200,
        }),
        fc.nat(200),
        (values, cut) => {
          const all = scoresOf(values).map(({ score }) => score);
          const some = scoresOf(values.slice(0, cut)).map(({ score }) => score);
          expect(all.slice(0, cut)).toEqual(some);
          expect(all.every(score => score >= 0 && score <= 1)).toBe(true);
        },
      ),
    );
  });

  it('does not depend on the unit that is measured in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), {
          minLength: 30,
          maxLength: 120,
        }),
        values => {
          const other = values.map(value => value * 1024);
          scoresOf(other).forEach(({ score }, index) =>
            expect(score).toBeCloseTo(scoresOf(values)[index].score, 6),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('goes on elsewhere as if it had never stopped', () => {
    const values = [...daily];
    values[200] = 5000;
    values[300] = NaN;
    const whole = scoresOf(values);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: values.length }), cut => {
        const first = new AnomalyDetector();
        values
          .slice(0, cut)
          .forEach((value, row) =>
            first.push(1_700_000_000 + row * HOUR, value),
          );
        const kept = JSON.parse(JSON.stringify(first.state));
        const second = new AnomalyDetector(kept);
        const rest = values
          .slice(cut)
          .map((value, row) =>
            second.push(1_700_000_000 + (cut + row) * HOUR, value),
          );
        expect(rest).toEqual(whole.slice(cut));
      }),
      { numRuns: 25 },
    );
  });

  it('explains itself with the band that was expected', () => {
    const values = [...daily];
    values[200] = 5000;
    const result = scoresOf(values)[200];
    expect(explainAnomaly('Row count', 5000, result)).toMatch(
      /^Row count is 5,000; the values before it lay between 6\d\d(\.\d)? and 1,3\d\d(\.\d)?\.$/,
    );
    expect(explainAnomaly('Row count', 1, { score: 0.1 })).toBeUndefined();
  });
});

/** Least scores by profile: of the part that the detector was developed on, and of all seven groups. */
const LEAST = [
  ['standard', { part: 71, whole: 63 }],
  ['reward low false positives', { part: 65, whole: 56 }],
  ['reward low false negatives', { part: 74, whole: 66 }],
] as const;

describeNab(
  'on the Numenta Anomaly Benchmark (MESHWRIGHT_NAB, or its part in ../shared/corpus)',
  () => {
    let series: NabSeries[];
    let scores: number[][];

    beforeAll(() => {
      series = readNab();
      scores = series.map(({ times, values }) => {
        const detector = new AnomalyDetector();
        return times.map((time, row) => detector.push(time, values[row]).score);
      });
    });

    it.each(LEAST)('scores in the profile %s at least %j', (profile, least) => {
      expect(
        scoreNab(series, scores, ANOMALY_THRESHOLD, nabProfiles[profile]),
      ).toBeGreaterThan(series.length === 58 ? least.whole : least.part);
    });

    it('gives few false alarms on the series without anomalies', () => {
      const quiet = series.flatMap(({ name }, index) =>
        name.startsWith('artificialNoAnomaly/') ? scores[index] : [],
      );
      const alarms = quiet.filter(score => score >= ANOMALY_THRESHOLD).length;
      expect(quiet.length).toBe(5 * 4032);
      expect((1000 * alarms) / quiet.length).toBeLessThan(0.35);
    });

    it('scores nothing as 0 and everything right as 100', () => {
      const none = series.map(({ values }) => values.map(() => 0));
      const perfect = series.map(({ values, windows }) =>
        values.map((_, row) =>
          windows.some(([first]) => first === row) ? 1 : 0,
        ),
      );
      const { standard } = nabProfiles;
      expect(scoreNab(series, none, 0.5, standard)).toBe(0);
      expect(scoreNab(series, perfect, 0.5, standard)).toBeGreaterThan(99);
    });
  },
);
