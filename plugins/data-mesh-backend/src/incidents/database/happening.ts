// SPDX-License-Identifier: Apache-2.0
import type { IncidentEvent } from '@meshwright/plugin-data-mesh-common';

/** What happened, as it is kept and told. @internal */
export interface Happening {
  kind: IncidentEvent['kind'];
  at: string;
  /** Ref of who did it; absent where the portal did. */
  by?: string;
  data?: Pick<
    IncidentEvent,
    | 'text'
    | 'assignee'
    | 'severity'
    | 'resolution'
    | 'other'
    | 'faults'
    | 'reached'
  >;
}
