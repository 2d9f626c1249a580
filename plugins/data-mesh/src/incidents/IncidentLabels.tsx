// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentResolution,
  IncidentSeverity,
  IncidentState,
} from '@meshwright/plugin-data-mesh-common';
import { StateLabel } from '@meshwright/plugin-data-mesh-react';
import {
  RESOLUTION_WORDS,
  SEVERITY_STATES,
  SEVERITY_WORDS,
  STATE_WORDS,
} from './incidentWords';

/** How bad an incident is. @internal */
export function SeverityLabel({ severity }: { severity: IncidentSeverity }) {
  return (
    <StateLabel state={SEVERITY_STATES[severity]}>
      {SEVERITY_WORDS[severity]}
    </StateLabel>
  );
}

/** Where an incident is on its way, and how it ended. @internal */
export function IncidentStateLabel({
  incident: { state, resolution },
}: {
  incident: { state: IncidentState; resolution?: IncidentResolution };
}) {
  if (state !== 'resolved') return <>{STATE_WORDS[state]}</>;
  return (
    <StateLabel state="ok">
      {resolution ? RESOLUTION_WORDS[resolution] : STATE_WORDS.resolved}
    </StateLabel>
  );
}
