// SPDX-License-Identifier: Apache-2.0
import type { NotCompiled, QualityCheck } from './types';

/** A check before it has its id. @internal */
export type Draft = Omit<QualityCheck, 'id'> & {
  /** What its author calls it, where no words of ours say what it is about. */
  title?: string;
};

/** What turning a part of a contract into checks gives. @internal */
export type Drafted = Draft | NotCompiled;

/** Whether a part of a contract became a check. @internal */
export const isDraft = (drafted: Drafted): drafted is Draft =>
  'measure' in drafted;
