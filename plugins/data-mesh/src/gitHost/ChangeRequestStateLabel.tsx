// SPDX-License-Identifier: Apache-2.0
import type { GitChangeRequestState } from '@meshwright/plugin-data-mesh-common';
import { type State, StateLabel } from '@meshwright/plugin-data-mesh-react';

const STATES: Record<GitChangeRequestState, State> = {
  open: 'warning',
  merged: 'ok',
  closed: 'unknown',
};

const WORDS: Record<GitChangeRequestState, string> = {
  open: 'Waits for a decision',
  merged: 'Merged',
  closed: 'Closed',
};

/** How far a change request is, as a shape and a word. @internal */
export function ChangeRequestStateLabel(props: {
  state: GitChangeRequestState;
}) {
  return (
    <StateLabel state={STATES[props.state]}>{WORDS[props.state]}</StateLabel>
  );
}
