// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import DoneIcon from '@material-ui/icons/Check';

const SHOW_DONE_MS = 2_000;

const useStyles = makeStyles(
  theme => ({
    root: { color: theme.palette.text.secondary, fontSize: 16 },
  }),
  { name: 'MeshwrightCopyButton' },
);

/** Props of {@link CopyButton}. @public */
export interface CopyButtonProps {
  text: string;
  /** What is copied, for the button's name: "the address of prod". */
  what: string;
}

/** Puts a text on the clipboard, and says whether that worked. @public */
export function CopyButton({ text, what }: CopyButtonProps) {
  const classes = useStyles();
  const [result, setResult] = useState<'copied' | 'failed'>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    let outcome: 'copied' | 'failed' = 'copied';
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      outcome = 'failed';
    }
    setResult(outcome);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setResult(undefined), SHOW_DONE_MS);
  };

  const words = {
    idle: `Copy ${what}`,
    copied: 'Copied',
    failed: 'The browser did not allow copying',
  }[result ?? 'idle'];
  return (
    <Tooltip title={words}>
      <IconButton
        size="small"
        className={classes.root}
        onClick={copy}
        aria-label={words}
      >
        {result === 'copied' ? (
          <DoneIcon fontSize="inherit" />
        ) : (
          <CopyIcon fontSize="inherit" />
        )}
      </IconButton>
    </Tooltip>
  );
}
