// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import classNames from 'classnames';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    button: {
      ...theme.typography.body2,
      display: 'grid',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      width: '100%',
      padding: theme.spacing(1, 2.5),
      textAlign: 'left',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('xs')]: {
        // The widths are for a wide window.
        gridTemplateColumns: 'minmax(0, 1fr) 24px !important',
        '& > *': { gridColumn: 1 },
      },
    },
    icon: {
      color: theme.palette.text.secondary,
      transition: theme.transitions.create('transform', { duration: 120 }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
      [theme.breakpoints.down('xs')]: {
        gridRow: 1,
        gridColumn: '2 !important',
      },
    },
    open: { transform: 'rotate(180deg)' },
    details: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 2.5, 2),
    },
  }),
  { name: 'MeshwrightExpandableRow' },
);

/** Props of {@link ExpandableRow}. @internal */
export interface ExpandableRowProps {
  /** Widths of the cells, as a grid template; below each other in a narrow window. */
  columns: string;
  /** What the line says, a cell each. */
  cells: ReactNode;
  /** What is below it when it is open; made only then. */
  children(): ReactNode;
}

/** A line of a list that opens to say more. @internal */
export function ExpandableRow(props: ExpandableRowProps) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={classes.root}>
      <ButtonBase
        className={classes.button}
        style={{ gridTemplateColumns: `${props.columns} 24px` }}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {props.cells}
        <ExpandIcon
          aria-hidden="true"
          className={classNames(classes.icon, { [classes.open]: open })}
        />
      </ButtonBase>
      <div
        id={id}
        hidden={!open}
        className={open ? classes.details : undefined}
      >
        {open && props.children()}
      </div>
    </div>
  );
}
