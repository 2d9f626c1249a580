// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import CardsIcon from '@material-ui/icons/ViewModuleOutlined';
import TableIcon from '@material-ui/icons/ViewListOutlined';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { PRODUCT_SORTS } from '@meshwright/plugin-data-mesh-common';
import type { ProductSort } from '@meshwright/plugin-data-mesh-common';
import type { ResultView } from './searchState';

const SORT_TITLES: Record<ProductSort, string> = {
  relevance: 'Best match',
  name: 'Name',
  updated: 'Latest change',
  consumers: 'Most consumers',
  problems: 'Most problems',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
      minHeight: 40,
    },
    count: {
      ...theme.typography.body1,
      fontWeight: 600,
      margin: 0,
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    status: {
      flex: 1,
      // A telephone has room for the count, or for the controls.
      [theme.breakpoints.down('xs')]: { flex: '1 0 100%' },
    },
    sort: { ...theme.typography.body2 },
    select: {
      ...theme.typography.body2,
      height: 36,
      boxSizing: 'border-box',
      display: 'flex',
      alignItems: 'center',
      paddingTop: 0,
      paddingBottom: 0,
    },
    views: { [theme.breakpoints.down('xs')]: { marginLeft: 'auto' } },
    toggle: { height: 36, padding: theme.spacing(0, 1) },
  }),
  { name: 'MeshwrightResultBar' },
);

/** How many results there are, their order and their view. @internal */
export function ResultBar(props: {
  /** The count in words; stands still while it is renewed. */
  summary: string;
  /** Controls in front, such as the opener of the filters on a narrow screen. */
  lead?: ReactNode;
  hasText: boolean;
  sort?: ProductSort;
  view: ResultView;
  onSort(sort: ProductSort): void;
  onView(view: ResultView): void;
}) {
  const { summary, lead, hasText, view, onSort, onView } = props;
  const classes = useStyles();
  const sort = props.sort ?? (hasText ? 'relevance' : 'name');
  return (
    <div className={classes.root}>
      <div className={classes.status} role="status">
        <h2 className={classes.count}>{summary}</h2>
      </div>
      {lead}
      <Select
        variant="outlined"
        className={classes.sort}
        classes={{ outlined: classes.select }}
        value={sort}
        inputProps={{ 'aria-label': 'Sort by' }}
        SelectDisplayProps={{ 'aria-label': `Sort by ${SORT_TITLES[sort]}` }}
        onChange={event => onSort(event.target.value as ProductSort)}
      >
        {PRODUCT_SORTS.filter(
          option => option !== 'relevance' || hasText || sort === option,
        ).map(option => (
          <MenuItem key={option} value={option} dense>
            {SORT_TITLES[option]}
          </MenuItem>
        ))}
      </Select>
      <ToggleButtonGroup
        size="small"
        exclusive
        className={classes.views}
        value={view}
        aria-label="View"
        onChange={(_, next: ResultView | null) => next && onView(next)}
      >
        <ToggleButton
          value="cards"
          className={classes.toggle}
          aria-label="Cards"
        >
          <Tooltip title="Cards">
            <CardsIcon fontSize="small" />
          </Tooltip>
        </ToggleButton>
        <ToggleButton
          value="table"
          className={classes.toggle}
          aria-label="Table"
        >
          <Tooltip title="Table">
            <TableIcon fontSize="small" />
          </Tooltip>
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}
