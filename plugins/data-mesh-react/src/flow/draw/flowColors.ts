// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { alpha } from '@material-ui/core/styles';
import { stateColor } from '../../state';
import type { State } from '../../state';
import type { FlowLine, FlowLineStyle } from '../types';

/** Colours of a drawing, all from the theme. @internal */
export interface FlowColors {
  line: string;
  faint: string;
  lit: string;
  warning: string;
  paper: string;
  border: string;
  text: string;
  secondary: string;
  font: string;
  state: Record<State, string>;
}

/** @internal */
export function flowColors(theme: BackstageTheme): FlowColors {
  const { palette } = theme;
  return {
    line: alpha(palette.text.primary, 0.42),
    faint: alpha(palette.text.primary, 0.22),
    lit: palette.primary.main,
    warning: stateColor(theme, 'warning'),
    paper: palette.background.paper,
    border:
      palette.type === 'dark'
        ? alpha(palette.text.primary, 0.3)
        : palette.divider,
    text: palette.text.primary,
    secondary: palette.text.secondary,
    font: theme.typography.fontFamily ?? 'sans-serif',
    state: {
      ok: stateColor(theme, 'ok'),
      warning: stateColor(theme, 'warning'),
      error: stateColor(theme, 'error'),
      unknown: stateColor(theme, 'unknown'),
    },
  };
}

/** Dashes of lines, so that they are told apart without colours. @internal */
export const DASHES: Record<FlowLineStyle, number[]> = {
  seen: [],
  stale: [10, 7],
  declared: [5, 4],
  rows: [1.5, 3.5],
  through: [14, 4, 2, 4],
  plain: [],
};

const THICKEST = 4;

/** Width of a line at a zoom of 1, in pixels: one that stands for more is thicker. @internal */
export function lineWidth({ style, weight = 1 }: FlowLine): number {
  const thin = style === 'rows' ? 1.25 : 1.5;
  return Math.min(THICKEST, thin + 0.75 * Math.log2(Math.max(1, weight)));
}
