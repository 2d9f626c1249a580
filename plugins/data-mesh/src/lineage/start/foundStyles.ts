// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';

/** How something that lineage can begin with looks in a list. @internal */
export const useFoundStyles = makeStyles(
  theme => ({
    item: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 2.5),
      minWidth: 0,
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    icon: {
      flex: 'none',
      display: 'flex',
      fontSize: 20,
      color: theme.palette.text.secondary,
      '& svg': { width: 20, height: 20 },
    },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightLineageFound' },
);
