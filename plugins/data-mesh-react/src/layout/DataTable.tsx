// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    frame: { overflowX: 'auto', maxWidth: '100%' },
    table: {
      '& th, & td': {
        ...theme.typography.body2,
        padding: theme.spacing(1, 2.5, 1, 0),
        verticalAlign: 'top',
        // Backstage gives header cells capitals and a strong line; a table inside a panel is quieter.
        textTransform: 'none',
        // Words stay whole: the frame scrolls, and only what is longer than any column breaks.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        maxWidth: 420,
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& th:first-child, & td:first-child': {
        paddingLeft: theme.spacing(2.5),
      },
      '& tbody tr:last-child > *': { borderBottom: 0 },
      '& thead th': {
        ...theme.typography.caption,
        color: theme.palette.text.secondary,
        whiteSpace: 'nowrap',
      },
    },
    number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'MeshwrightDataTable' },
);

/** A column of a {@link DataTable}. @public */
export interface DataTableColumn<Row> {
  id: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** Right-aligned, digits below each other. */
  numeric?: boolean;
  minWidth?: number;
}

/** Props of {@link DataTable}. @public */
export interface DataTableProps<Row> {
  /** What the table lists, for people who cannot see it. */
  label: string;
  columns: Array<DataTableColumn<Row>>;
  rows: Row[];
  keyOf: (row: Row, index: number) => string;
}

/** A short table in a panel; where it is too wide it scrolls inside its own frame. @public */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
}: DataTableProps<Row>) {
  const classes = useStyles();
  return (
    <div
      className={classes.frame}
      role="region"
      aria-label={label}
      // A frame that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table size="small" className={classes.table} aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell
                key={column.id}
                component="th"
                scope="col"
                className={column.numeric ? classes.number : undefined}
                style={{ minWidth: column.minWidth }}
              >
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={keyOf(row, index)}>
              {columns.map(column => (
                <TableCell
                  key={column.id}
                  className={column.numeric ? classes.number : undefined}
                >
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
