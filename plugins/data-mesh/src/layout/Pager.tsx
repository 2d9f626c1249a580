// SPDX-License-Identifier: Apache-2.0
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles } from '@material-ui/core/styles';
import type { Theme } from '@material-ui/core/styles';
import Pagination from '@material-ui/lab/Pagination';
import PaginationItem from '@material-ui/lab/PaginationItem';
import { Link as RouterLink } from 'react-router-dom';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    range: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'MeshwrightPager' },
);

/** Props of {@link Pager}. @internal */
export interface PagerProps {
  /** What is paged, for screen readers: "Data products". */
  label: string;
  offset: number;
  limit: number;
  totalItems: number;
  /** Address of a page, counted from 1. Without it, `onPage` is called. */
  hrefOf?: (page: number) => string;
  onPage?: (page: number) => void;
}

/** Which part of a list is shown, and ways to the rest. Nothing where all of it is shown. @internal */
export function Pager(props: PagerProps) {
  const { label, offset, limit, totalItems, hrefOf, onPage } = props;
  const classes = useStyles();
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'), {
    noSsr: true,
  });
  if (totalItems <= limit && offset === 0) {
    return null;
  }
  const last = Math.min(offset + limit, totalItems);
  return (
    <div className={classes.root}>
      <span className={classes.range}>
        {Math.min(offset + 1, last).toLocaleString('en-US')}–
        {last.toLocaleString('en-US')} of {totalItems.toLocaleString('en-US')}
      </span>
      <Pagination
        aria-label={`Pages of ${label}`}
        size={narrow ? 'small' : 'medium'}
        siblingCount={narrow ? 0 : 1}
        page={Math.floor(offset / limit) + 1}
        count={Math.max(1, Math.ceil(totalItems / limit))}
        onChange={onPage && ((_, page) => onPage(page))}
        renderItem={item =>
          hrefOf && !item.disabled && item.page !== null ? (
            <PaginationItem
              {...item}
              component={RouterLink}
              to={hrefOf(item.page)}
            />
          ) : (
            <PaginationItem {...item} />
          )
        }
      />
    </div>
  );
}
