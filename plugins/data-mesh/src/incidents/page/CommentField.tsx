// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, forwardRef, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      justifyItems: 'start',
      padding: theme.spacing(2, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MeshwrightIncidentComment' },
);

/** Writes a comment. What was typed stays until it has arrived. @internal */
export const CommentField = forwardRef<
  HTMLTextAreaElement,
  { busy: boolean; onSend(text: string): Promise<boolean> }
>(({ busy, onSend }, ref) => {
  const classes = useStyles();
  const fieldId = useId();
  const [text, setText] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSend(text)) setText('');
  };
  return (
    <form className={classes.root} onSubmit={send}>
      <TextField
        id={`${fieldId}-text`}
        label="Comment"
        helperText="Everybody who may see the product reads this."
        value={text}
        onChange={event => setText(event.target.value)}
        inputRef={ref}
        variant="outlined"
        size="small"
        fullWidth
        multiline
        minRows={2}
        inputProps={{ maxLength: 10_000, 'aria-keyshortcuts': 'c' }}
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={busy || text.trim() === ''}
      >
        Add comment
      </Button>
    </form>
  );
});
