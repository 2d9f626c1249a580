// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles } from '@material-ui/core/styles';
import { DASHES } from './draw/flowColors';
import type { FlowGraph, FlowLineStyle } from './types';

const WORDS: Array<[FlowLineStyle, string]> = [
  ['seen', 'Observed'],
  ['stale', 'Observed, not of late'],
  ['declared', 'Declared, never observed'],
  ['rows', 'Only decides on rows'],
  ['through', 'Through what is filtered out'],
];

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      color: theme.palette.text.secondary,
    },
    item: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) },
    line: { stroke: theme.palette.text.secondary, strokeWidth: 1.75 },
    warning: { stroke: theme.palette.status.warning, strokeWidth: 2 },
  }),
  { name: 'MeshwrightFlowLegend' },
);

/** What the lines of a graph mean: those that it has. @internal */
export function FlowLegend({ lines }: Pick<FlowGraph, 'lines'>) {
  const classes = useStyles();
  const styles = new Set(lines.map(({ style }) => style));
  const entries = WORDS.filter(([style]) => styles.has(style));
  const warned = lines.some(({ warning }) => warning);
  if (entries.length === 0) return null;
  return (
    <ul className={classes.root} aria-label="What lines mean">
      {entries.map(([style, words]) => (
        <li key={style} className={classes.item}>
          <Sample className={classes.line} dash={DASHES[style]} />
          {words}
        </li>
      ))}
      {warned && (
        <li className={classes.item}>
          <Sample className={classes.warning} dash={[]} />
          Observed, declared by nobody
        </li>
      )}
    </ul>
  );
}

function Sample({ className, dash }: { className: string; dash: number[] }) {
  return (
    <svg width="28" height="8" aria-hidden="true" focusable="false">
      <line
        className={className}
        x1="0"
        x2="28"
        y1="4"
        y2="4"
        strokeDasharray={dash.join(' ') || undefined}
      />
    </svg>
  );
}
