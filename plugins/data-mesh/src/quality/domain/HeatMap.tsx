// SPDX-License-Identifier: Apache-2.0
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { alpha } from '@material-ui/core/styles/colorManipulator';
import type { BackstageTheme } from '@backstage/theme';
import type {
  QualityHeatCell,
  QualityHeatMap,
  QualityHeatRow,
} from '@meshwright/plugin-data-mesh-common';
import {
  plural,
  ProductStateLabel,
  sentenceCase,
  type State,
  stateColor,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';
import { scoreText } from '../checks/qualityWords';

const tint = (theme: BackstageTheme, state: State) => ({
  backgroundColor: alpha(stateColor(theme, state), 0.16),
});

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    frame: { overflowX: 'auto', maxWidth: '100%' },
    table: {
      ...theme.typography.body2,
      width: '100%',
      // Gaps between the cells make each a thing of its own.
      borderCollapse: 'separate',
      borderSpacing: 2,
      padding: theme.spacing(1, 2),
      '& th': {
        ...theme.typography.caption,
        textAlign: 'left',
        fontWeight: 'normal',
        color: theme.palette.text.secondary,
        padding: theme.spacing(0.5, 1),
        whiteSpace: 'nowrap',
      },
      // Above figures, which stand on the right.
      '& thead th:nth-child(n + 3)': { textAlign: 'right' },
      '& tbody th': {
        ...theme.typography.body2,
        color: theme.palette.text.primary,
        minWidth: 160,
        maxWidth: 320,
        whiteSpace: 'normal',
      },
    },
    status: { padding: theme.spacing(0, 1) },
    cell: { padding: 0, minWidth: 76, height: 40 },
    link: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.75),
      height: '100%',
      minHeight: 40,
      padding: theme.spacing(0, 1),
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
      fontVariantNumeric: 'tabular-nums',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    ok: tint(theme, 'ok'),
    warning: tint(theme, 'warning'),
    error: tint(theme, 'error'),
    unknown: {},
    none: {
      display: 'flex',
      justifyContent: 'flex-end',
      padding: theme.spacing(0, 1),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightHeatMap' },
);

/** How a cell is drawn: a failure is one, however small. @internal */
export function stateOfCell({ score, failed }: QualityHeatCell): State {
  if (score === null) return 'unknown';
  if (failed > 0) return 'error';
  return score < 100 ? 'warning' : 'ok';
}

/** What a cell says, for people who cannot see it. @internal */
export function cellWords(
  title: string,
  dimension: string,
  { score, failed, judged }: QualityHeatCell,
): string {
  return `${title}, ${dimension}: ${scoreText(score)}, ${
    failed > 0
      ? `${failed} of ${plural(judged, 'check', 'checks')} failed`
      : `${plural(judged, 'check', 'checks')}, none failed`
  }`;
}

const MOVES: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the next cell with a link in a direction. */
function moveFocus(table: HTMLTableElement, event: KeyboardEvent) {
  const move = MOVES[event.key];
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>(
    'th, td',
  );
  if (!move || !cell) return;
  const row = cell.parentElement as HTMLTableRowElement;
  let [at, column] = [row.rowIndex + move[0], cell.cellIndex + move[1]];
  while (table.rows[at]?.cells[column]) {
    const link = table.rows[at].cells[column].querySelector('a');
    if (link) {
      event.preventDefault();
      link.focus();
      return;
    }
    at += move[0];
    column += move[1];
  }
}

/** Products by dimension of quality: a table whose cells are coloured, marked and said. @internal */
export function HeatMap({
  label,
  map,
}: {
  label: string;
  map: QualityHeatMap;
}) {
  const classes = useStyles();
  const table = useRef<HTMLTableElement>(null);
  return (
    // Arrow keys go from cell to cell; tab goes through the links as everywhere.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes.frame}
      role="region"
      aria-label={label}
      onKeyDown={event => table.current && moveFocus(table.current, event)}
    >
      <table ref={table} className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Status</th>
            <th scope="col">Score</th>
            {map.dimensions.map(dimension => (
              <th key={dimension} scope="col">
                {sentenceCase(dimension)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.products.map(product => (
            <Row
              key={product.ref}
              product={product}
              dimensions={map.dimensions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  product,
  dimensions,
}: {
  product: QualityHeatRow;
  dimensions: string[];
}) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const to = `${entityPath(product.ref)}/quality`;
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{product.title}</Link>
      </th>
      <td className={classes.status}>
        <ProductStateLabel state={product.state} />
      </td>
      <td>
        <span className={classes.none}>{scoreText(product.score)}</span>
      </td>
      {dimensions.map(dimension => {
        const cell = product.cells[dimension];
        if (!cell) {
          return (
            <td key={dimension} className={classes.cell}>
              <span className={classes.none} title="No checks">
                –
              </span>
            </td>
          );
        }
        const state = stateOfCell(cell);
        const words = cellWords(product.title, dimension, cell);
        return (
          <td key={dimension} className={classes.cell}>
            <Link
              to={to}
              className={`${classes.link} ${classes[state]}`}
              aria-label={words}
              title={words}
            >
              <StateMark state={state} />
              {scoreText(cell.score)}
            </Link>
          </td>
        );
      })}
    </tr>
  );
}
