// SPDX-License-Identifier: Apache-2.0
import type { Impact, Verdict } from '@meshwright/contracts';
import type { State } from '../state';

/** Impacts, worst first. @internal */
export const IMPACTS: readonly Impact[] = ['breaking', 'risky', 'compatible'];

/** State that stands for an impact. @public */
export function stateOfImpact(impact: Verdict): State {
  switch (impact) {
    case 'breaking':
      return 'error';
    case 'risky':
      return 'warning';
    default:
      return 'ok';
  }
}
