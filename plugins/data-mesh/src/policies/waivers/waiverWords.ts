// SPDX-License-Identifier: Apache-2.0
import type { GovernanceWaiverState } from '@meshwright/plugin-data-mesh-common';
import type { State } from '@meshwright/plugin-data-mesh-react';

/** Where a waiver is, in words. @internal */
export const WAIVER_WORDS: Record<GovernanceWaiverState, string> = {
  requested: 'Asked for',
  active: 'In force',
  ended: 'Ended',
  denied: 'Denied',
};

/** How that is drawn. @internal */
export const WAIVER_STATES: Record<GovernanceWaiverState, State> = {
  requested: 'warning',
  active: 'ok',
  ended: 'unknown',
  denied: 'error',
};
