// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { plural } from '../words';
import { diffTexts, foldUnchanged } from './textDiff';
import { TextDiffLine } from './TextDiffLine';

const useStyles = makeStyles(
  theme => ({
    frame: {
      overflowX: 'auto',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    table: {
      width: '100%',
      minWidth: 720,
      tableLayout: 'fixed',
      borderCollapse: 'collapse',
      fontFamily: 'monospace',
      fontSize: 12.5,
      lineHeight: '20px',
      '& th': {
        ...theme.typography.body2,
        textAlign: 'left',
        fontWeight: 'bold',
        padding: theme.spacing(1, 1.5),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    number: { width: 48 },
    sign: { width: 20 },
    fold: {
      padding: 0,
      textAlign: 'center',
      borderTop: `1px solid ${theme.palette.divider}`,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MeshwrightTextDiff' },
);

/** Props of {@link TextDiff}. @public */
export interface TextDiffProps {
  before: { document: string; label: string };
  after: { document: string; label: string };
}

/** Two texts beside each other, line by line, with what did not change folded away. @public */
export function TextDiff({ before, after }: TextDiffProps) {
  const classes = useStyles();
  const blocks = useMemo(
    () => foldUnchanged(diffTexts(before.document, after.document)),
    [before.document, after.document],
  );
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  return (
    <Paper variant="outlined">
      <div
        className={classes.frame}
        role="region"
        aria-label="Text of both"
        // A frame that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={classes.table}>
          <colgroup>
            <col className={classes.number} />
            <col className={classes.sign} />
            <col />
            <col className={classes.number} />
            <col className={classes.sign} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th colSpan={3} scope="colgroup">
                {before.label}
              </th>
              <th colSpan={3} scope="colgroup">
                {after.label}
              </th>
            </tr>
          </thead>
          <tbody>
            {blocks.map((block, index) =>
              block.folded && !opened.has(index) ? (
                <tr key={index}>
                  <td colSpan={6} className={classes.fold}>
                    <Button
                      size="small"
                      onClick={() => setOpened(new Set([...opened, index]))}
                    >
                      Show{' '}
                      {plural(
                        block.lines.length,
                        'unchanged line',
                        'unchanged lines',
                      )}
                    </Button>
                  </td>
                </tr>
              ) : (
                block.lines.map((line, position) => (
                  <TextDiffLine key={`${index}-${position}`} line={line} />
                ))
              ),
            )}
          </tbody>
        </table>
      </div>
    </Paper>
  );
}
