// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { Theme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import FilterIcon from '@material-ui/icons/FilterList';

const TITLE_ID = 'meshwright-filters-title';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 'min(340px, 100%)',
      display: 'flex',
      flexDirection: 'column',
    },
    head: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      padding: theme.spacing(1, 1, 1, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    title: {
      ...theme.typography.h6,
      fontSize: theme.typography.pxToRem(16),
      margin: 0,
    },
    body: { flex: 1, overflow: 'auto', padding: theme.spacing(1) },
    foot: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      '& > :last-child': { flex: 1, whiteSpace: 'nowrap' },
    },
  }),
  { name: 'MeshwrightFacetDrawer' },
);

/** On a screen too narrow for a column of filters: a button that brings them. @internal */
export function FacetDrawer(props: {
  chosenCount: number;
  /** What the drawer's button brings: "Show 12". */
  resultSummary: string;
  children: ReactNode;
  onClear(): void;
}) {
  const { chosenCount, resultSummary, children, onClear } = props;
  const classes = useStyles();
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'), {
    noSsr: true,
  });
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!narrow) {
    return null;
  }
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        startIcon={<FilterIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {chosenCount > 0 ? `Filters (${chosenCount})` : 'Filters'}
      </Button>
      <Drawer
        anchor="right"
        open={open}
        onClose={close}
        classes={{ paper: classes.paper }}
        PaperProps={
          // Material UI types the element, not the attributes that a dialog needs.
          { role: 'dialog', 'aria-labelledby': TITLE_ID } as object
        }
      >
        <div className={classes.head}>
          <h2 id={TITLE_ID} className={classes.title}>
            Filters
          </h2>
          <IconButton aria-label="Close filters" onClick={close}>
            <CloseIcon />
          </IconButton>
        </div>
        <div className={classes.body}>{children}</div>
        <div className={classes.foot}>
          <Button disabled={chosenCount === 0} onClick={onClear}>
            Clear all
          </Button>
          <Button variant="contained" color="primary" onClick={close}>
            {resultSummary}
          </Button>
        </div>
      </Drawer>
    </>
  );
}
