// SPDX-License-Identifier: Apache-2.0
import Button, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    key: {
      ...theme.typography.caption,
      fontFamily: 'inherit',
      lineHeight: 1.4,
      marginLeft: theme.spacing(1),
      padding: theme.spacing(0, 0.75),
      border: '1px solid currentColor',
      borderRadius: theme.shape.borderRadius,
      [theme.breakpoints.down('xs')]: { display: 'none' },
    },
  }),
  { name: 'MeshwrightKeyButton' },
);

/** A button that also a key presses, which it says. @internal */
export function KeyButton(
  props: Pick<
    ButtonProps,
    'children' | 'color' | 'disabled' | 'onClick' | 'variant'
  > & { shortcut: string },
) {
  const { shortcut, children, ...rest } = props;
  const classes = useStyles();
  return (
    <Button variant="outlined" aria-keyshortcuts={shortcut} {...rest}>
      {children}
      <kbd className={classes.key} aria-hidden="true">
        {shortcut.toLocaleUpperCase('en-US')}
      </kbd>
    </Button>
  );
}
