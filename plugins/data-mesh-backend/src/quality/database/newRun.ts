// SPDX-License-Identifier: Apache-2.0
import type { DetailedCheck, Measurement } from '@meshwright/quality';
import type { RunRow } from './rows';

/** A run that is to be kept. @internal */
export interface NewRun {
  productRef: string;
  tool: string;
  origin: RunRow['origin'];
  /** Id of the run in its tool, where it has one. */
  runId?: string;
  endedAt: string;
  /** What tells the run from others with the same results, where that is not when it ended. */
  told?: string;
  checks: readonly DetailedCheck[];
  /** Figures that are followed from run to run. */
  measurements?: readonly Measurement[];
  /** Entity refs of contracts by dataset, for figures of datasets without checks. */
  contracts?: ReadonlyMap<string | null, string>;
  /** How long the run took, in milliseconds. */
  durationMs?: number;
}
