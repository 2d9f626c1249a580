// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.25),
  },
  word: {
    fontSize: '1.3rem',
    fontWeight: 600,
    letterSpacing: '-0.01em',
    color: 'inherit',
  },
}));

/** The sign of Meshwright: three domains and the products that join them. */
export const LogoMark = (props: { size?: number }) => (
  <svg
    width={props.size ?? 28}
    height={props.size ?? 28}
    viewBox="0 0 28 28"
    aria-hidden
    focusable="false"
  >
    <path
      d="M5 21 14 6l9 15M5 21h18M9.5 13.5h9L14 21z"
      fill="none"
      stroke="#4cc2b4"
      strokeWidth="1.6"
      strokeLinejoin="round"
    />
    <circle cx="14" cy="6" r="3.4" fill="#7fe3d6" />
    <circle cx="5" cy="21" r="3.4" fill="#7fe3d6" />
    <circle cx="23" cy="21" r="3.4" fill="#7fe3d6" />
  </svg>
);

/** Sign and name. */
export const Logo = (props: { size?: number }) => {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <LogoMark size={props.size} />
      <span className={classes.word}>Meshwright</span>
    </span>
  );
};
