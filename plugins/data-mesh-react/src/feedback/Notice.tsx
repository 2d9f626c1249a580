// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      maxWidth: 640,
      padding: theme.spacing(2, 2.5),
    },
    centred: {
      alignItems: 'center',
      textAlign: 'center',
      margin: '0 auto',
      padding: theme.spacing(6, 2),
    },
    title: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    text: { color: theme.palette.text.secondary },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'MeshwrightNotice' },
);

/** @internal */
export interface NoticeProps {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** In the middle of an otherwise empty page. */
  centred?: boolean;
  role?: 'alert' | 'status';
}

/** The layout that empty and error states share. @internal */
export function Notice({
  title,
  children,
  actions,
  centred,
  role,
}: NoticeProps) {
  const classes = useStyles();
  return (
    <div
      role={role}
      className={centred ? `${classes.root} ${classes.centred}` : classes.root}
    >
      <Typography
        variant={centred ? 'subtitle1' : 'body2'}
        component="p"
        className={classes.title}
      >
        {title}
      </Typography>
      {children && (
        <Typography variant="body2" component="div" className={classes.text}>
          {children}
        </Typography>
      )}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
