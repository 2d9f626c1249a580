// SPDX-License-Identifier: Apache-2.0
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { CostEstimate, CostRange } from '@meshwright/infrastructure';
import { ScrollFrame } from '../../layout/ScrollFrame';

const useStyles = makeStyles(
  theme => ({
    // On a narrow screen the frame scrolls, and no word is broken.
    table: { '& th, & td': { whiteSpace: 'nowrap', wordBreak: 'normal' } },
    // Forms are fieldsets, which grow with what is in them: this asks for no room of its own.
    root: { width: 0, minWidth: '100%' },
    number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    note: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: theme.spacing(1, 0, 0),
    },
  }),
  { name: 'MeshwrightCostSummary' },
);

/** What a product would cost in a month, by environment; an estimate, and said to be one. @internal */
export function CostSummary({ cost }: { cost: CostEstimate }) {
  const classes = useStyles();
  const money = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: cost.currency,
    maximumFractionDigits: 0,
  });
  const range = ({ low, high }: CostRange) =>
    `${money.format(low)} to ${money.format(high)}`;
  return (
    <div className={classes.root}>
      <ScrollFrame label="Estimated cost">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>Environment</TableCell>
              <TableCell className={classes.number}>
                Expected in a month
              </TableCell>
              <TableCell className={classes.number}>Probably between</TableCell>
              <TableCell>Most of it</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {cost.environments.map(environment => (
              <TableRow key={environment.name}>
                <TableCell component="th" scope="row">
                  {environment.name}
                </TableCell>
                <TableCell className={classes.number}>
                  {money.format(environment.monthly.expected)}
                </TableCell>
                <TableCell className={classes.number}>
                  {range(environment.monthly)}
                </TableCell>
                <TableCell>{environment.components[0]?.name}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollFrame>
      <p className={classes.note}>
        An estimate with prices of {cost.prices.region} from {cost.prices.asOf}.{' '}
        {cost.notEstimated.join(' ')}
      </p>
    </div>
  );
}
