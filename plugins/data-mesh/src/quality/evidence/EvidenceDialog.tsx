// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import LinearProgress from '@material-ui/core/LinearProgress';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { Theme } from '@material-ui/core/styles';
import type {
  EvidenceColumn,
  QualityCheck,
  QualityEvidence,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  ErrorState,
  plural,
  RelativeTime,
  StateBanner,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { evidenceText } from '../checks/qualityWords';

/** Texts up to this length stay in one line. */
const SHORT = 40;

const useStyles = makeStyles(
  theme => ({
    content: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      // The label of the choice stands on its upper border.
      padding: theme.spacing(1, 3),
    },
    quiet: {
      ...theme.typography.body2,
      margin: 0,
      color: theme.palette.text.secondary,
    },
    masked: { color: theme.palette.text.secondary },
    short: { whiteSpace: 'nowrap' },
    class: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
    },
    missing: { color: theme.palette.text.secondary, fontStyle: 'italic' },
  }),
  { name: 'MeshwrightEvidence' },
);

/**
 * Rows that fail one of some checks, read when the dialog opens; columns that the person is not cleared for are empty.
 *
 * @internal
 */
export function EvidenceDialog({
  product,
  checks,
  onClose,
}: {
  product: string;
  /** Checks that rows can be read of; the first is shown. */
  checks: readonly QualityCheck[];
  onClose: () => void;
}) {
  const classes = useStyles();
  const titleId = useId();
  const api = useApi(statusApiRef);
  const [chosen, setChosen] = useState(checks[0].key);
  const check = checks.find(({ key }) => key === chosen) ?? checks[0];
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'));
  const { data, error, loading, retry } = useAsyncData(
    signal => api.getEvidence(product, check.key, { signal }),
    [api, product, check.key],
    { subject: check.key },
  );
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      fullScreen={narrow}
    >
      <DialogTitle id={titleId}>Rows that fail {check.name}</DialogTitle>
      <DialogContent className={classes.content}>
        {checks.length > 1 && (
          <TextField
            id={`${titleId}-check`}
            select
            size="small"
            variant="outlined"
            label="Failing check"
            value={chosen}
            onChange={event => setChosen(event.target.value)}
            SelectProps={{ native: true }}
          >
            {checks.map(one => (
              <option key={one.key} value={one.key}>
                {one.name}
                {evidenceText(one) && ` – ${evidenceText(one)}`}
              </option>
            ))}
          </TextField>
        )}
        {!data && loading && (
          <div role="status">
            <p className={classes.quiet}>Reading the data …</p>
            <LinearProgress aria-label="Reading the data" />
          </div>
        )}
        {!data && error && !loading && (
          <ErrorState
            title="The rows could not be read"
            error={error}
            unaffected="The result of the check is unaffected."
            onRetry={retry}
          />
        )}
        {data && <Evidence evidence={data} check={check} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function Evidence({
  evidence,
  check,
}: {
  evidence: QualityEvidence;
  check: QualityCheck;
}) {
  const classes = useStyles();
  const { columns, rows, more, readAt } = evidence;
  const masked = columns.filter(column => column.masked);
  if (rows.length === 0) {
    return (
      <EmptyState title="No row fails it now">
        The data has changed since the check ran: measure again to see it here.
      </EmptyState>
    );
  }
  return (
    <>
      {masked.length > 0 && (
        <StateBanner state="unknown">
          {masked.length === columns.length
            ? 'No column is shown'
            : `${plural(masked.length, 'column is', 'columns are')} not shown`}
          : you are cleared for{' '}
          {evidence.clearance === 'none'
            ? 'no data of this product'
            : `data up to “${evidence.clearance}”`}
          . Their values did not leave the server. Ask the owner of the product
          for access.
        </StateBanner>
      )}
      <DataTable<Array<string | null>>
        label={`Rows that fail ${check.name}`}
        rows={rows}
        keyOf={(_, index) => String(index)}
        columns={inOrder(columns, check).map(index => {
          const { name, classification, masked: hidden } = columns[index];
          return {
            id: name,
            label: name,
            minWidth: 90,
            render: row =>
              hidden ? (
                <span className={classes.masked}>
                  <span title={`${classification}: not shown`}>•••</span>
                  <span className={classes.class}>{classification}</span>
                </span>
              ) : (
                <Value text={row[index]} />
              ),
          };
        })}
      />
      <p className={classes.quiet}>
        {more
          ? `The first ${rows.length} rows`
          : plural(rows.length, 'row', 'rows')}
        , read <RelativeTime value={readAt} />. Nothing of them is kept.
      </p>
    </>
  );
}

function Value({ text }: { text: string | null }) {
  const classes = useStyles();
  if (text === null) return <span className={classes.missing}>empty</span>;
  return (
    <span className={text.length <= SHORT ? classes.short : undefined}>
      {text}
    </span>
  );
}

/** Columns by number: the first, which usually is the key, those that the check is about, and the others. */
function inOrder(
  columns: readonly EvidenceColumn[],
  check: QualityCheck,
): number[] {
  const about = new Set(check.column?.split(', '));
  const rank = (index: number) => {
    if (index === 0) return 0;
    return about.has(columns[index].name) ? 1 : 2;
  };
  return columns.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
}
