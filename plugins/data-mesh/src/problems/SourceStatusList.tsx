// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceStatus } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  Panel,
  RelativeTime,
  StateLabel,
  dataMeshApiRef,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';

const STATES: Record<SourceStatus['status'], { state: State; word: string }> = {
  ok: { state: 'ok', word: 'Up to date' },
  failing: { state: 'error', word: 'Cannot be read' },
  pending: { state: 'unknown', word: 'Not read yet' },
};

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns:
        '150px minmax(0, 1fr) minmax(120px, max-content) minmax(130px, max-content)',
      gap: theme.spacing(0.25, 2),
      padding: theme.spacing(1, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    name: { fontWeight: 600, overflowWrap: 'anywhere' },
    target: {
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    number: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      textAlign: 'right',
      [theme.breakpoints.down('sm')]: { textAlign: 'left' },
    },
    message: { gridColumn: '1 / -1', overflowWrap: 'anywhere' },
    placeholder: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightSources' },
);

/** Where descriptors come from, and how old what we know is. In full only where something is wrong. @internal */
export function SourceStatusList() {
  const classes = useStyles();
  const api = useApi(dataMeshApiRef);
  const bodyId = useId();
  const { data, error, retry } = useAsyncData(
    signal => api.getSources({ signal }),
    [api],
  );
  const [opened, setOpened] = useState<boolean>();
  const sources = data?.items ?? [];
  const failing = sources.filter(source => source.status === 'failing');
  const open = opened ?? failing.length > 0;

  return (
    <Panel
      flush
      title="Sources"
      action={
        data &&
        sources.length > 0 && (
          <>
            {summarize(sources)}{' '}
            <Button
              size="small"
              color="primary"
              aria-expanded={open}
              aria-controls={bodyId}
              onClick={() => setOpened(!open)}
            >
              {open ? 'Hide' : 'Show'}
            </Button>
          </>
        )
      }
    >
      {!data && error && (
        <ErrorState
          title="The state of the sources could not be loaded"
          unaffected="What was read before is listed below."
          error={error}
          onRetry={retry}
        />
      )}
      {!data && !error && (
        <div className={classes.placeholder} aria-hidden="true">
          <Skeleton width="40%" />
        </div>
      )}
      {data && sources.length === 0 && (
        <EmptyState title="No sources are configured">
          Descriptors are found by sources under catalog.providers.dataMesh in
          the configuration of the portal.
        </EmptyState>
      )}
      <div id={bodyId} hidden={!open}>
        {open && sources.length > 0 && (
          <ul className={classes.list}>
            {sources.map(source => (
              <Source key={source.id} source={source} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Source({ source }: { source: SourceStatus }) {
  const classes = useStyles();
  const { state, word } = STATES[source.status] ?? STATES.pending;
  return (
    <li className={classes.item}>
      <StateLabel state={state}>{word}</StateLabel>
      <div>
        <div className={classes.name}>{source.id}</div>
        <div className={classes.target}>{source.target}</div>
      </div>
      <div className={classes.number}>
        {plural(source.descriptors, 'descriptor', 'descriptors')}
      </div>
      <div className={classes.number}>
        {source.lastSuccess ? (
          <>
            read <RelativeTime value={source.lastSuccess} />
          </>
        ) : (
          'never read'
        )}
      </div>
      {source.message && (
        <div className={classes.message}>{source.message}</div>
      )}
    </li>
  );
}

function summarize(sources: SourceStatus[]): string {
  const count = (status: SourceStatus['status']) =>
    sources.filter(source => source.status === status).length;
  const failing = count('failing');
  const pending = count('pending');
  const parts = [
    failing > 0 && `${failing} of ${sources.length} cannot be read`,
    pending > 0 && `${pending} not read yet`,
  ].filter(Boolean);
  return parts.length > 0
    ? parts.join(', ')
    : `${plural(sources.length, 'source', 'sources')}, all up to date`;
}
