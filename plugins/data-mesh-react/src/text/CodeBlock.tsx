// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../copy';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
      padding: theme.spacing(1, 1, 1, 1.5),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.default,
    },
    code: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      overflowX: 'auto',
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: 1.6,
    },
  }),
  { name: 'MeshwrightCodeBlock' },
);

/** Props of {@link CodeBlock}. @public */
export interface CodeBlockProps {
  text: string;
  /** What is copied: "the query". */
  what: string;
}

/** A short piece of code with a way to copy it. @public */
export function CodeBlock({ text, what }: CodeBlockProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {/* A block that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.code} tabIndex={0}>
        {text.trim()}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
