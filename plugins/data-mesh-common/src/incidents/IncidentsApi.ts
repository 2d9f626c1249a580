// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
import type {
  IncidentDetail,
  IncidentEvent,
  IncidentList,
  IncidentQuery,
  IncidentSeverity,
  IncidentStates,
  NewIncident,
} from './types';

/**
 * What goes wrong with the data of the mesh, and who does what about it.
 *
 * Failures are `ResponseError`s of `@backstage/errors`; an incident of a product that the caller may not see is not found,
 * and what cannot be done in the state that an incident is in is a conflict.
 *
 * @public
 */
export interface IncidentsApi {
  listIncidents(
    query?: IncidentQuery,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentList>;

  getIncident(
    number: number,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  /** What happened, oldest first; 200 at most in one answer. */
  getIncidentTimeline(
    number: number,
    query?: { offset?: number; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<{ items: IncidentEvent[]; total: number }>;

  /**
   * How many incidents products have, by their refs. Asked for 200 products at a time; those that the caller may not see
   * are left out.
   */
  getIncidentStates(
    products: readonly string[],
    options?: DataMeshRequestOptions,
  ): Promise<Map<string, IncidentStates>>;

  openIncident(
    incident: NewIncident,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  acknowledgeIncident(
    number: number,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  /** @param assignee - ref of a person; `null` takes it from whoever has it */
  assignIncident(
    number: number,
    assignee: string | null,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  rateIncident(
    number: number,
    severity: IncidentSeverity,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  commentIncident(
    number: number,
    text: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  resolveIncident(
    number: number,
    how: { resolution: 'fixed' | 'false-alarm' | 'accepted'; text?: string },
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;

  reopenIncident(
    number: number,
    text?: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail>;
}
