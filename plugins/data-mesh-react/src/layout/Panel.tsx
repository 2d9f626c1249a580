// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      minHeight: 48,
      padding: theme.spacing(1, 2.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    title: { fontSize: 16, fontWeight: 'bold', lineHeight: 1.5, margin: 0 },
    count: {
      color: theme.palette.text.secondary,
      fontWeight: 'normal',
      fontVariantNumeric: 'tabular-nums',
    },
    action: { marginLeft: 'auto' },
    body: { padding: theme.spacing(2, 2.5) },
    flush: { padding: 0 },
    scrolls: {
      overflowY: 'auto',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
  }),
  { name: 'MeshwrightPanel' },
);

/** Props of {@link Panel}. @public */
export interface PanelProps {
  title: string;
  /** How many things there are, beside the title. */
  count?: number;
  /** Link or button at the end of the title's line. */
  action?: ReactNode;
  /** Content reaches the edges: tables and lists that bring their own padding. */
  flush?: boolean;
  /** Height in pixels beyond which the content scrolls inside the panel. */
  maxHeight?: number;
  children: ReactNode;
}

/** A framed block of a page with a heading; screen readers find it as a region. @public */
export function Panel({
  title,
  count,
  action,
  flush,
  maxHeight,
  children,
}: PanelProps) {
  const classes = useStyles();
  const headingId = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-labelledby={headingId}
    >
      <div className={classes.head}>
        <Typography
          id={headingId}
          variant="subtitle1"
          component="h2"
          className={classes.title}
        >
          {title}{' '}
          {count !== undefined && (
            <span className={classes.count}>
              {count.toLocaleString('en-US')}
            </span>
          )}
        </Typography>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      <div
        className={classNames(flush ? classes.flush : classes.body, {
          [classes.scrolls]: maxHeight !== undefined,
        })}
        style={{ maxHeight }}
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={maxHeight === undefined ? undefined : 0}
      >
        {children}
      </div>
    </Paper>
  );
}
