// SPDX-License-Identifier: Apache-2.0
import { alpha, makeStyles } from '@material-ui/core/styles';

/** Height of a row in pixels; all are the same, so that only those in view need to be drawn. @internal */
export const ROW_HEIGHT = 40;

/** Columns and rows of the schema's grid, shared by its header and its rows. @internal */
export const useSchemaGridStyles = makeStyles(
  theme => ({
    row: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns:
        'minmax(220px, 3fr) minmax(110px, 1.2fr) 156px 124px minmax(160px, 4fr)',
      columnGap: theme.spacing(2),
      alignItems: 'center',
      height: ROW_HEIGHT,
      padding: theme.spacing(0, 2.5, 0, 1),
      borderBottom: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(72px, max-content)',
        paddingRight: theme.spacing(1.5),
      },
    },
    narrow: {
      gridTemplateColumns:
        'minmax(180px, 3fr) minmax(90px, 1.2fr) minmax(90px, 156px)',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(72px, max-content)',
      },
    },
    body: {
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    selected: {
      backgroundColor: alpha(theme.palette.primary.main, 0.12),
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
      '&:hover': { backgroundColor: alpha(theme.palette.primary.main, 0.16) },
      // Grey on the colour of a selection is hard to read.
      '& $quiet': { color: theme.palette.text.primary },
    },
    header: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      height: 32,
    },
    head: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      backgroundColor: theme.palette.background.paper,
    },
    headerName: { paddingLeft: theme.spacing(3.5) },
    wide: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    cut: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      minWidth: 0,
    },
    name: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      minWidth: 0,
    },
    toggle: {
      flex: 'none',
      width: 24,
      height: 24,
      display: 'grid',
      placeItems: 'center',
      color: theme.palette.text.secondary,
    },
    toggleIcon: {
      fontSize: 20,
      transition: theme.transitions.create('transform', { duration: 120 }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    toggleOpen: { transform: 'rotate(90deg)' },
    column: { fontFamily: 'monospace', fontSize: 13 },
    table: { fontWeight: 'bold' },
    keyIcon: {
      flex: 'none',
      fontSize: 14,
      color: theme.palette.text.secondary,
    },
    quiet: { color: theme.palette.text.secondary },
    match: {
      backgroundColor: alpha(theme.palette.primary.main, 0.24),
      color: 'inherit',
      borderRadius: 2,
    },
  }),
  { name: 'MeshwrightSchemaGrid' },
);
