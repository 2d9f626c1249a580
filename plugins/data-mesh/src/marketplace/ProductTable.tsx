// SPDX-License-Identifier: Apache-2.0
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type {
  EntityLink,
  ProductSort,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  RelativeTime,
  TrustStrip,
} from '@meshwright/plugin-data-mesh-react';
import { ScrollFrame } from '../layout/ScrollFrame';
import { useStatusFacts } from '../quality/status/useStatusFacts';
import { platformTitle } from './facetWords';
import { linkOf } from './linkOf';
import { MatchNote } from './MatchNote';
import { FIRST_ORDER } from './searchState';

const useStyles = makeStyles(
  theme => ({
    table: {
      minWidth: 700,
      // Backstage's table cells are one line high, which cuts what hangs below it.
      '& th, & td': { padding: theme.spacing(1, 1.25), lineHeight: 1.43 },
      '& td': { verticalAlign: 'top' },
      '& tbody tr:last-child > *': { borderBottom: 0 },
      '& tbody tr:hover': { backgroundColor: theme.palette.action.hover },
    },
    head: { whiteSpace: 'nowrap' },
    name: { width: '28%', minWidth: 160, maxWidth: 200, fontWeight: 600 },
    trust: { minWidth: 180, maxWidth: 220 },
    purpose: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    short: { maxWidth: 150, whiteSpace: 'nowrap' },
  }),
  { name: 'MeshwrightProductTable' },
);

/** Order of a table. @internal */
export interface TableOrder {
  sort?: ProductSort;
  order?: 'asc' | 'desc';
}

/** Products as lines to compare and work through. @internal */
export function ProductTable(props: {
  products: ProductSummary[];
  order: TableOrder;
  onOrder(order: TableOrder): void;
}) {
  const { products, order, onOrder } = props;
  const classes = useStyles();
  const statuses = useStatusFacts(products);
  const direction = (sort: ProductSort) =>
    order.sort === sort ? order.order ?? FIRST_ORDER[sort] : undefined;
  const header = (sort: ProductSort, title: string) => {
    const current = direction(sort);
    const flipped = current === 'asc' ? 'desc' : 'asc';
    return (
      <TableCell
        className={classes.head}
        align={sort === 'consumers' ? 'right' : undefined}
        sortDirection={current ?? false}
      >
        <TableSortLabel
          active={Boolean(current)}
          direction={current ?? FIRST_ORDER[sort]}
          onClick={() =>
            onOrder({ sort, order: current ? flipped : FIRST_ORDER[sort] })
          }
        >
          {title}
        </TableSortLabel>
      </TableCell>
    );
  };

  return (
    <Paper variant="outlined">
      <ScrollFrame label="Table of data products">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              {header('name', 'Data product')}
              {header('problems', 'Trust')}
              <TableCell className={classes.head}>Domain and owner</TableCell>
              {header('consumers', 'Consumers')}
              {header('updated', 'Changed')}
              <TableCell className={classes.head}>Platforms</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {products.map(product => (
              <TableRow key={product.entityRef}>
                <TableCell
                  component="th"
                  scope="row"
                  role="rowheader"
                  className={classes.name}
                >
                  <EntityLinkChip link={linkOf(product)} hideIcon />
                  <span className={classes.purpose} title={product.purpose}>
                    {product.purpose}
                  </span>
                  <MatchNote matches={product.matches} />
                </TableCell>
                <TableCell className={classes.trust}>
                  <TrustStrip
                    product={product}
                    measured={{ status: statuses.get(product.entityRef) }}
                    variant="card"
                  />
                </TableCell>
                <TableCell className={classes.short}>
                  <div>
                    <Mention link={product.domain} none="No domain" />
                  </div>
                  <div>
                    <Mention link={product.owner} none="No owner" />
                  </div>
                </TableCell>
                <TableCell className={classes.number}>
                  {product.consumerCount.toLocaleString('en-US')}
                </TableCell>
                <TableCell className={classes.short}>
                  <RelativeTime value={product.updatedAt} />
                </TableCell>
                <TableCell className={classes.short}>
                  {product.platforms.map(platformTitle).join(', ') || '–'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollFrame>
    </Paper>
  );
}

function Mention({ link, none }: { link?: EntityLink; none: string }) {
  return link ? <EntityLinkChip link={link} /> : <>{none}</>;
}
