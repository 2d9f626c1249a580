// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type {
  IncidentDetail,
  IncidentsApi,
  IncidentSeverity,
} from '@meshwright/plugin-data-mesh-common';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';
import { SEVERITIES, SEVERITY_WORDS } from '../incidentWords';
import { AssignDialog } from './AssignDialog';
import { KeyButton } from './KeyButton';
import { ResolveDialog } from './ResolveDialog';
import { useShortcuts } from './useShortcuts';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    severity: { minWidth: 130 },
  }),
  { name: 'MeshwrightIncidentActions' },
);

/** Something that is done with an incident. @internal */
export type Deed = (api: IncidentsApi, number: number) => Promise<unknown>;

/** What the person who looks may do with an incident, by buttons and by keys. @internal */
export function IncidentActions(props: {
  incident: IncidentDetail;
  busy: boolean;
  onDo(deed: Deed): void;
  /** Brings the person to where comments are written. */
  onComment(): void;
}) {
  const { incident, busy, onDo, onComment } = props;
  const classes = useStyles();
  const fieldId = useId();
  const identity = useApi(identityApiRef);
  const [dialog, setDialog] = useState<'assign' | 'resolve'>();
  const { data: me } = useAsyncData(
    async () => (await identity.getBackstageIdentity()).userEntityRef,
    [identity],
  );
  const may = (action: IncidentDetail['may'][number]) =>
    !busy && incident.may.includes(action);
  const close = () => setDialog(undefined);
  const toMe =
    may('assign') && me && me !== incident.assignee
      ? () => onDo((api, number) => api.assignIncident(number, me))
      : undefined;
  const acknowledge = may('acknowledge')
    ? () => onDo((api, number) => api.acknowledgeIncident(number))
    : undefined;
  const resolve = may('resolve') ? () => setDialog('resolve') : undefined;
  const assign = may('assign') ? () => setDialog('assign') : undefined;
  const reopen = may('reopen')
    ? () => onDo((api, number) => api.reopenIncident(number))
    : undefined;
  useShortcuts({
    a: acknowledge,
    m: toMe,
    s: assign,
    r: resolve,
    o: reopen,
    c: may('comment') ? onComment : undefined,
  });
  const shown = (action: IncidentDetail['may'][number]) =>
    incident.may.includes(action);
  return (
    <div className={classes.root} role="group" aria-label="Actions">
      {shown('acknowledge') && (
        <KeyButton
          shortcut="a"
          variant="contained"
          color="primary"
          disabled={!acknowledge}
          onClick={acknowledge}
        >
          Acknowledge
        </KeyButton>
      )}
      {shown('assign') && me !== incident.assignee && (
        <KeyButton shortcut="m" disabled={!toMe} onClick={toMe}>
          Assign to me
        </KeyButton>
      )}
      {shown('assign') && (
        <KeyButton shortcut="s" disabled={!assign} onClick={assign}>
          Assign
        </KeyButton>
      )}
      {shown('unassign') && (
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() =>
            onDo((api, number) => api.assignIncident(number, null))
          }
        >
          Take from assignee
        </Button>
      )}
      {shown('resolve') && (
        <KeyButton shortcut="r" disabled={!resolve} onClick={resolve}>
          Resolve
        </KeyButton>
      )}
      {shown('reopen') && (
        <KeyButton shortcut="o" disabled={!reopen} onClick={reopen}>
          Open again
        </KeyButton>
      )}
      {shown('rate') && (
        <TextField
          select
          size="small"
          variant="outlined"
          id={`${fieldId}-severity`}
          label="Severity"
          className={classes.severity}
          disabled={busy}
          value={incident.severity}
          onChange={({ target }) =>
            onDo((api, number) =>
              api.rateIncident(number, target.value as IncidentSeverity),
            )
          }
        >
          {SEVERITIES.map(severity => (
            <MenuItem key={severity} value={severity}>
              {SEVERITY_WORDS[severity]}
            </MenuItem>
          ))}
        </TextField>
      )}
      {dialog === 'assign' && (
        <AssignDialog
          onClose={close}
          onAssign={ref => {
            close();
            onDo((api, number) => api.assignIncident(number, ref));
          }}
        />
      )}
      {dialog === 'resolve' && (
        <ResolveDialog
          onClose={close}
          onResolve={how => {
            close();
            onDo((api, number) => api.resolveIncident(number, how));
          }}
        />
      )}
    </div>
  );
}
