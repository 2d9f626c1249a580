// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { IncidentList as Incidents } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  incidentsApiRef,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { Loaded } from '../../layout/Loaded';
import { NoSuchPage } from '../../layout/NoSuchPage';
import { Pager } from '../../layout/Pager';
import { ReportDialog } from '../ReportDialog';
import { useRenewal } from '../useRenewal';
import { IncidentFilters } from './IncidentFilters';
import { IncidentTable } from './IncidentTable';
import {
  formatListState,
  type IncidentListState,
  isNarrowed,
  PAGE_SIZE,
  parseListState,
  toIncidentQuery,
} from './listState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    count: {
      ...theme.typography.body1,
      fontWeight: 600,
      margin: 0,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'MeshwrightIncidentList' },
);

const WORDS: Record<IncidentListState['show'], [one: string, many: string]> = {
  open: ['open incident', 'open incidents'],
  resolved: ['resolved incident', 'resolved incidents'],
  all: ['incident', 'incidents'],
};

function headingOf(state: IncidentListState, data?: Incidents, error?: Error) {
  if (data) return plural(data.total, ...WORDS[state.show]);
  return error ? 'Incidents' : 'Looking for incidents …';
}

/** What is wrong in the mesh, for who mends it and who depends on it. @internal */
export function IncidentList() {
  const classes = useStyles();
  const api = useApi(incidentsApiRef);
  const [params, setParams] = useSearchParams();
  const [reporting, setReporting] = useState(false);
  const state = useMemo(() => parseListState(params), [params]);
  const changed = (change: Partial<IncidentListState>) =>
    formatListState({ ...state, page: 1, ...change });
  const update = (change: Partial<IncidentListState>) =>
    setParams(changed(change));
  const incidents = useAsyncData(
    signal => api.listIncidents(toIncidentQuery(state), { signal }),
    [api, formatListState(state)],
  );
  const { data, error, retry } = incidents;
  useRenewal(retry);
  return (
    <div className={classes.root}>
      <IncidentFilters state={state} onUpdate={update} />
      <div className={classes.head}>
        <div role="status">
          <h2 className={classes.count}>{headingOf(state, data, error)}</h2>
        </div>
        <Button variant="outlined" onClick={() => setReporting(true)}>
          Report a problem
        </Button>
      </div>
      <div aria-busy={incidents.loading}>
        <Loaded
          of={incidents}
          title="Incidents"
          failed="The incidents could not be loaded"
          unaffected="Products, their quality and their data are unaffected."
          variant="page"
        >
          {list =>
            list.items.length > 0 ? (
              <IncidentTable items={list.items} />
            ) : (
              <NoIncidents state={state} data={list} onUpdate={update} />
            )
          }
        </Loaded>
      </div>
      {data && (
        <Pager
          label="incidents"
          offset={(state.page - 1) * PAGE_SIZE}
          limit={PAGE_SIZE}
          totalItems={data.total}
          hrefOf={page => `?${changed({ page })}`}
        />
      )}
      {reporting && (
        <ReportDialog
          product={state.product}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}

function NoIncidents(props: {
  state: IncidentListState;
  data: Incidents;
  onUpdate(change: Partial<IncidentListState>): void;
}) {
  const { state, data, onUpdate } = props;
  if (data.total > 0) {
    return (
      <NoSuchPage page={state.page} onFirst={() => onUpdate({ page: 1 })} />
    );
  }
  if (isNarrowed(state)) {
    return (
      <EmptyState
        variant="page"
        title="Nothing matches"
        action={
          <Button
            variant="outlined"
            onClick={() =>
              onUpdate({
                severity: undefined,
                mine: false,
                product: undefined,
                reaching: undefined,
                domain: undefined,
              })
            }
          >
            Show all of them
          </Button>
        }
      >
        There may be incidents that the filters leave out.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      variant="page"
      title={state.show === 'open' ? 'No incident is open' : 'No incidents yet'}
    >
      An incident opens by itself when a check fails, a figure is unusual or a
      promise is missed, and when somebody reports a problem.
    </EmptyState>
  );
}
