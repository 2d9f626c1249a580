// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { ErrorState } from '@meshwright/plugin-data-mesh-react';

/** Props of {@link FormDialog}. @internal */
export interface FormDialogProps {
  title: string;
  /** What comes of it, above the fields. */
  lead?: ReactNode;
  /** The fields. */
  children: ReactNode;
  /** Word of the button that sends the form. */
  submit: string;
  /** Word of the button that leaves everything as it is. Default "Cancel". */
  cancel?: string;
  /** False while something is missing: the form cannot be sent then. Default true. */
  complete?: boolean;
  /** What did not work when sending fails: "It could not be reported". */
  failed?: string;
  /** Default `sm`. */
  maxWidth?: 'xs' | 'sm';
  onClose(): void;
  /** Sends the form and closes the dialog; where it rejects, the dialog stays and says why. */
  onSubmit(): void | Promise<void>;
}

/** Asks for a few things and sends them: busy while it does, and with a way to try again where that fails. @internal */
export function FormDialog(props: FormDialogProps) {
  const { complete = true, onClose, onSubmit } = props;
  const titleId = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit();
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth={props.maxWidth ?? 'sm'}
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <form onSubmit={send}>
        <DialogTitle id={titleId}>{props.title}</DialogTitle>
        <DialogContent>
          {props.lead && <DialogContentText>{props.lead}</DialogContentText>}
          {props.children}
          {failure && (
            <ErrorState
              title={props.failed ?? 'It did not work'}
              error={failure}
              onRetry={() => send()}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{props.cancel ?? 'Cancel'}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!complete || busy}
          >
            {props.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
