// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useSignInStyles } from './ExampleSignIn';

/** Says that signing in did not work, and why it may work in a moment. */
export const SignInFailed = (props: { error?: Error; onBack?: () => void }) => {
  const classes = useSignInStyles();
  return (
    <main className={classes.root}>
      <div className={classes.content}>
        <h1 className={classes.title}>Signing in did not work</h1>
        <Alert severity="error" variant="outlined">
          {props.error?.message ?? 'The portal gave no reason.'}
        </Alert>
        {props.onBack && (
          <Typography color="textSecondary">
            In the first seconds after a start, the catalog does not know its
            people yet. Wait a moment and try again.
          </Typography>
        )}
        <div>
          <Button
            variant="contained"
            color="primary"
            onClick={() => window.location.reload()}
          >
            Try again
          </Button>{' '}
          {props.onBack && (
            <Button onClick={props.onBack}>Choose somebody else</Button>
          )}
        </div>
      </div>
    </main>
  );
};
