// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Logo } from '../nav/Logo';
import type { ExamplePerson } from './people';
import { PeopleList } from './PeopleList';

export const useSignInStyles = makeStyles(theme => ({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: theme.spacing(6, 2),
    background: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  content: {
    maxWidth: 760,
    margin: '0 auto',
    display: 'grid',
    gap: theme.spacing(3),
  },
  title: {
    fontSize: '1.75rem',
    fontWeight: 650,
    letterSpacing: '-0.01em',
    margin: 0,
  },
}));

/** Asks which of the example people somebody wants to be, and says what this sign-in is. */
export const ExampleSignIn = (props: {
  people: ExamplePerson[];
  onChoose: (person: ExamplePerson) => void;
}) => {
  const classes = useSignInStyles();
  return (
    <main className={classes.root}>
      <div className={classes.content}>
        <Logo size={36} />
        <div>
          <h1 className={classes.title}>Who are you today?</h1>
          <Typography color="textSecondary">
            Each of these people sees the example mesh from their own place in
            it.
          </Typography>
        </div>
        <PeopleList people={props.people} onChoose={props.onChoose} />
        <Alert severity="info" variant="outlined">
          Example sign-in: no password, and anybody who reaches this page can be
          anybody. It is here because <code>auth.providers.examplePeople</code>{' '}
          is configured, and it does not run in production.
        </Alert>
      </div>
    </main>
  );
};
