// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';

/** How ports are listed, the same for those a product offers and those it reads. @internal */
export const usePortStyles = makeStyles(
  theme => ({
    port: {
      ...theme.typography.body2,
      display: 'grid',
      gap: theme.spacing(0.5),
      padding: theme.spacing(1.5, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      minWidth: 0,
    },
    first: { borderTop: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(1.5),
      minWidth: 0,
    },
    name: { margin: 0, fontSize: 'inherit', fontWeight: 'bold' },
    quiet: { color: theme.palette.text.secondary },
    end: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
    description: { margin: 0, overflowWrap: 'anywhere' },
    contract: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 2),
      minWidth: 0,
    },
    locations: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(1.5),
      alignItems: 'center',
      margin: 0,
    },
    address: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      margin: 0,
      minWidth: 0,
      fontFamily: 'monospace',
      fontSize: 13,
    },
    cut: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightPort' },
);
