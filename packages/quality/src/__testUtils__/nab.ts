// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { corpus } from './corpus';

/** The benchmark: a whole checkout of it that a person names, or the part of it among the real files. */
const folder = process.env.MESHWRIGHT_NAB ?? resolve(corpus, 'nab');

const read = (path: string) => readFileSync(resolve(folder, path), 'utf8');

/** `describe` where the benchmark is there, else one that skips. */
export const describeNab = existsSync(folder) ? describe : describe.skip;

/** A labelled series of the Numenta Anomaly Benchmark. */
export interface NabSeries {
  name: string;
  times: number[];
  values: number[];
  /** First and last row of each anomaly window. */
  windows: Array<readonly [number, number]>;
}

/** Costs of the benchmark's profiles. */
export interface NabProfile {
  falsePositive: number;
  falseNegative: number;
}

export const nabProfiles: Record<string, NabProfile> = {
  standard: { falsePositive: 0.11, falseNegative: 1 },
  'reward low false positives': { falsePositive: 0.22, falseNegative: 1 },
  'reward low false negatives': { falsePositive: 0.11, falseNegative: 2 },
};

/** All series that are there. */
export function readNab(): NabSeries[] {
  const labels: Record<string, Array<[string, string]>> = JSON.parse(
    read('labels/combined_windows.json'),
  );
  return Object.entries(labels)
    .filter(([name]) => existsSync(resolve(folder, 'data', name)))
    .map(([name, windows]) => {
      const rows = read(`data/${name}`)
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.trim().split(','));
      const at = new Map(rows.map(([time], index) => [time, index]));
      return {
        name,
        times: rows.map(
          ([time]) => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
        ),
        values: rows.map(([, value]) => Number(value)),
        windows: windows.map(
          ([from, to]) =>
            [at.get(from.slice(0, 19))!, at.get(to.slice(0, 19))!] as const,
        ),
      };
    });
}

const sigmoid = (x: number) => 2 / (1 + Math.exp(5 * x)) - 1;
const worth = (x: number) => (x > 3 ? -1 : sigmoid(x));
const best = sigmoid(-1);

/** The benchmark's own formula: what detections at a threshold are worth, from 0 (none) to 100 (perfect). */
export function scoreNab(
  series: readonly NabSeries[],
  scores: readonly number[][],
  threshold: number,
  { falsePositive, falseNegative }: NabProfile,
): number {
  let raw = 0;
  let count = 0;
  series.forEach(({ values, windows: all }, index) => {
    const probation = Math.min(Math.floor(0.15 * values.length), 750);
    const windows = all.filter(([, last]) => last >= probation);
    const hits = new Map<readonly [number, number], number>();
    for (let row = probation; row < values.length; row++) {
      if (scores[index][row] < threshold) continue;
      const within = windows.find(([l, r]) => row >= l && row <= r);
      if (within) {
        const [l, r] = within;
        const value = worth(-(r - row + 1) / (r - l + 1)) / best;
        hits.set(within, Math.max(hits.get(within) ?? -Infinity, value));
      } else {
        const before = windows.filter(([, r]) => r < row).pop();
        raw +=
          falsePositive *
          (before ? worth((row - before[1]) / (before[1] - before[0])) : -1);
      }
    }
    count += windows.length;
    for (const window of windows) raw += hits.get(window) ?? -falseNegative;
  });
  const nothing = -falseNegative * count;
  return (100 * (raw - nothing)) / (count - nothing);
}
