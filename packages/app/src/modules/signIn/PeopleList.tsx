// SPDX-License-Identifier: Apache-2.0
import { Avatar } from '@backstage/core-components';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ExamplePerson } from './people';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
  },
  person: {
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    textAlign: 'left',
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    background: theme.palette.background.paper,
    '&:hover': { borderColor: theme.palette.primary.main },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  role: { color: theme.palette.primary.main, fontWeight: 600 },
}));

/** The example people as a list of buttons. */
export const PeopleList = (props: {
  people: ExamplePerson[];
  onChoose: (person: ExamplePerson) => void;
}) => {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.people.map(person => (
        <li key={person.user}>
          <ButtonBase
            className={classes.person}
            onClick={() => props.onChoose(person)}
          >
            <span aria-hidden>
              <Avatar
                displayName={person.name}
                customStyles={{ width: 40, height: 40, fontSize: '0.95rem' }}
              />
            </span>
            <span>
              <Typography variant="subtitle1" component="span" display="block">
                {person.name}
              </Typography>
              <Typography
                variant="body2"
                component="span"
                display="block"
                className={classes.role}
              >
                {person.role}
              </Typography>
              <Typography
                variant="body2"
                component="span"
                display="block"
                color="textSecondary"
              >
                {person.may}
              </Typography>
            </span>
          </ButtonBase>
        </li>
      ))}
    </ul>
  );
};
