// SPDX-License-Identifier: Apache-2.0
import InputAdornment from '@material-ui/core/InputAdornment';
import Drawer from '@material-ui/core/Drawer';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles } from '@material-ui/core/styles';
import type { Theme } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import type { Contract } from '@meshwright/contracts';
import { EmptyState, StateBanner } from '../../feedback';
import { plural } from '../../words';
import { ColumnDetails } from './ColumnDetails';
import { Relationships } from './Relationships';
import type { SchemaNode } from './schemaTree';
import { SchemaTree } from './SchemaTree';
import { useSchemaTree } from './useSchemaTree';

const DETAILS_WIDTH = 360;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    frame: { overflow: 'hidden', minWidth: 0 },
    toolbar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(1.25, 2.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    search: { flex: '0 1 320px', minWidth: 200 },
    input: { fontSize: theme.typography.body2.fontSize },
    count: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    split: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    withDetails: {
      gridTemplateColumns: `minmax(0, 1fr) ${DETAILS_WIDTH}px`,
    },
    details: {
      borderLeft: `1px solid ${theme.palette.divider}`,
      minWidth: 0,
    },
    stuck: {
      position: 'sticky',
      top: 0,
      maxHeight: '100vh',
      overflowY: 'auto',
    },
    sheet: { maxHeight: '80vh' },
  }),
  { name: 'MeshwrightSchemaSection' },
);

/** @internal */
export interface SchemaSectionProps {
  contract: Contract;
  /** Column whose details are shown: `orders.customer_email`. */
  column?: string;
  onColumnChange: (column: string | undefined) => void;
  /** Leads to the place of a JSON Pointer in the document. */
  onOpenDocument: (pointer: string) => void;
}

/** Tables and columns of a contract: a tree to search and walk, and the details of one column beside it. @internal */
export function SchemaSection({
  contract,
  column,
  onColumnChange,
  onOpenDocument,
}: SchemaSectionProps) {
  const classes = useStyles();
  const small = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'), {
    noSsr: true,
  });
  const model = useSchemaTree(contract.schema, column);
  const { rows, words, selected, search } = model;
  const close = () => onColumnChange(undefined);
  const select = (node: SchemaNode | undefined) =>
    onColumnChange(node && node.id !== selected?.id ? node.column : undefined);

  if (contract.schema.length === 0) {
    return (
      <EmptyState title="No schema">
        This contract describes no table, file or topic. Add one under “schema”
        with its columns.
      </EmptyState>
    );
  }
  const details = selected && (
    <ColumnDetails
      node={selected}
      onClose={close}
      onOpenDocument={() => onOpenDocument(selected.id)}
    />
  );
  const beside = Boolean(details) && !small;
  return (
    <div className={classes.root}>
      {column && !selected && (
        <StateBanner state="warning">
          This version has no column “{column}”. It may have another name, or
          belong to another version.
        </StateBanner>
      )}
      <Paper variant="outlined" className={classes.frame}>
        <div className={classes.toolbar}>
          <TextField
            className={classes.search}
            size="small"
            variant="outlined"
            type="search"
            placeholder="Find a column"
            value={search}
            onChange={event => model.setSearch(event.target.value)}
            inputProps={{ 'aria-label': 'Find a column' }}
            InputProps={{
              className: classes.input,
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon fontSize="small" color="action" />
                </InputAdornment>
              ),
            }}
          />
          <span className={classes.count} role="status">
            {words.length > 0
              ? `${model.matchCount.toLocaleString('en-US')} of ${plural(
                  model.columnCount,
                  'column',
                  'columns',
                )}`
              : `${plural(contract.schema.length, 'table', 'tables')}, ${plural(
                  model.columnCount,
                  'column',
                  'columns',
                )}`}
          </span>
        </div>
        {rows.length === 0 ? (
          <EmptyState title={`Nothing matches “${search}”`}>
            Names, types, classifications, tags and descriptions were searched.
          </EmptyState>
        ) : (
          <div
            className={`${classes.split} ${beside ? classes.withDetails : ''}`}
          >
            <SchemaTree
              label="Schema"
              rows={rows}
              words={words}
              selected={selected}
              narrow={beside}
              onToggle={model.toggle}
              onSelect={select}
            />
            {beside && (
              <div className={classes.details}>
                <div className={classes.stuck}>{details}</div>
              </div>
            )}
          </div>
        )}
      </Paper>
      {small && (
        <Drawer
          anchor="bottom"
          open={Boolean(details)}
          onClose={close}
          classes={{ paper: classes.sheet }}
        >
          {details}
        </Drawer>
      )}
      <Relationships contract={contract} />
    </div>
  );
}
