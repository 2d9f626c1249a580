// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { DiffLine } from './textDiff';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    number: {
      padding: theme.spacing(0, 1),
      textAlign: 'right',
      verticalAlign: 'top',
      color: theme.palette.text.secondary,
      userSelect: 'none',
    },
    sign: { verticalAlign: 'top', userSelect: 'none', textAlign: 'center' },
    text: {
      padding: theme.spacing(0, 1, 0, 0),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
    },
    removed: {
      backgroundColor: alpha(theme.palette.status.error, 0.14),
      color: theme.palette.text.primary,
    },
    added: {
      backgroundColor: alpha(theme.palette.status.ok, 0.16),
      color: theme.palette.text.primary,
    },
    absent: { backgroundColor: theme.palette.action.hover },
  }),
  { name: 'MeshwrightTextDiffLine' },
);

function Line({ line }: { line: DiffLine }) {
  const { kind, left, right } = line;
  const same = kind === 'same';
  return (
    <tr>
      <Side side={left} sign={same ? undefined : 'removed'} />
      <Side side={right} sign={same ? undefined : 'added'} />
    </tr>
  );
}

/** One line of two texts; a minus and a plus say what the colours say. @internal */
export const TextDiffLine = memo(Line);

function Side({
  side,
  sign,
}: {
  side?: { number: number; text: string };
  sign?: 'removed' | 'added';
}) {
  const classes = useStyles();
  const color = sign && (side ? classes[sign] : classes.absent);
  const mark = sign === 'removed' ? '−' : '+';
  return (
    <>
      <td className={`${classes.number} ${color ?? ''}`}>{side?.number}</td>
      <td className={`${classes.sign} ${color ?? ''}`}>
        {sign && side ? mark : ''}
      </td>
      <td className={`${classes.text} ${color ?? ''}`}>{side?.text}</td>
    </>
  );
}
