// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0, minWidth: 0 },
    lines: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(0.75),
    },
    inline: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
    },
    more: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'MeshwrightCutList' },
);

/** Props of {@link CutList}. @public */
export interface CutListProps<T> {
  items: T[];
  keyOf: (item: T, index: number) => string;
  render: (item: T) => ReactNode;
  /** How many are shown before a person asks for all. Default 8. */
  first?: number;
  /** What the items are: "consumers". */
  what: string;
  /** `lines`: one below the other with a gap; `inline`: side by side; `plain`: the items bring their own layout. */
  layout?: 'lines' | 'inline' | 'plain';
}

/** A list that shows its beginning, says how many more there are, and shows those on request. @public */
export function CutList<T>({
  items,
  keyOf,
  render,
  first = 8,
  what,
  layout = 'lines',
}: CutListProps<T>) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  const left = items.length - shown.length;
  return (
    <>
      <ul
        className={
          layout === 'plain'
            ? classes.list
            : `${classes.list} ${classes[layout]}`
        }
      >
        {shown.map((item, index) => (
          <li key={keyOf(item, index)}>{render(item)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setAll(true)}
        >
          Show {left} more {what}
        </Button>
      )}
    </>
  );
}
