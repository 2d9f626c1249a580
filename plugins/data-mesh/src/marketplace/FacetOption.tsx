// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      minHeight: 32,
      borderRadius: theme.shape.borderRadius,
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    label: {
      display: 'flex',
      alignItems: 'center',
      flex: 1,
      minWidth: 0,
      cursor: 'pointer',
    },
    box: { padding: 6 },
    title: {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    chosen: { fontWeight: 600 },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      padding: theme.spacing(0, 1),
    },
  }),
  { name: 'MeshwrightFacetOption' },
);

/** One value of a facet: a box to tick, its name, and what would be left. @internal */
export function FacetOption(props: {
  title: string;
  count: number;
  checked: boolean;
  /** In front of the box: an opener of what is below. */
  lead?: ReactNode;
  /** Depth in a tree. */
  depth?: number;
  onToggle(): void;
}) {
  const { title, count, checked, lead, depth = 0, onToggle } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} style={{ paddingLeft: depth * 16 }}>
      {lead}
      <label className={classes.label} title={title}>
        <Checkbox
          size="small"
          color="primary"
          className={classes.box}
          checked={checked}
          onChange={onToggle}
          inputProps={{ 'aria-label': `${title}, ${count}` }}
        />
        <span
          className={classNames(classes.title, { [classes.chosen]: checked })}
        >
          {title}
        </span>
        <span className={classes.count}>{count.toLocaleString('en-US')}</span>
      </label>
    </div>
  );
}
