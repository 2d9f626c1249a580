// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';

/** What an estimate assumes of an environment's size, for one month. @internal */
export interface Volumes {
  /** Gigabytes in the lake. */
  gigabytes: number;
  /** Thousands of operations on storage. */
  operations10k: number;
  /** Hours that a run of the pipeline computes. */
  runHours: number;
  /** Terabytes that queries read. */
  queriedTerabytes: number;
}

const VOLUMES: Readonly<Record<ResolvedEnvironment['size'], Volumes>> = {
  small: {
    gigabytes: 100,
    operations10k: 100,
    runHours: 0.2,
    queriedTerabytes: 0.2,
  },
  medium: {
    gigabytes: 2_000,
    operations10k: 1_000,
    runHours: 0.5,
    queriedTerabytes: 5,
  },
  large: {
    gigabytes: 20_000,
    operations10k: 10_000,
    runHours: 1.5,
    queriedTerabytes: 50,
  },
};

/** @internal */
export const volumesOf = ({ size }: ResolvedEnvironment): Volumes =>
  VOLUMES[size];

/** Hours of a month, as Azure counts them. @internal */
export const HOURS_PER_MONTH = 730;
