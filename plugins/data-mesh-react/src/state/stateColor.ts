// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import type { State } from './types';

/** The theme's colour of a state. For marks and lines, not for text: it has too little contrast. @public */
export function stateColor(theme: BackstageTheme, state: State): string {
  const { ok, warning, error, aborted } = theme.palette.status;
  return { ok, warning, error, unknown: aborted }[state];
}
