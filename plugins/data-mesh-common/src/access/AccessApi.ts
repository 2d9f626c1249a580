// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
import type { AccessExplanationResponse } from './types';

/** What people may, and why not. @public */
export interface AccessApi {
  /**
   * What the signed-in person is and may; of an entity, where one is named. Stewards and auditors ask about others.
   *
   * @param query - `permission` narrows it to one, `resource` and `person` are entity refs
   */
  explain(
    query?: { permission?: string; resource?: string; person?: string },
    options?: DataMeshRequestOptions,
  ): Promise<AccessExplanationResponse>;
}
