// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
import type {
  GovernanceChange,
  GovernanceCheck,
  GovernanceFailure,
  GovernanceFile,
  GovernanceImpact,
  GovernancePage,
  GovernancePageQuery,
  GovernancePolicySummary,
  GovernanceWaiver,
  SubjectGovernance,
} from './types';

/** What is known of policies and of those who are bound by them. @public */
export interface GovernanceApi {
  /** Policies of the catalog that one may read, and those of the library that are switched on. */
  listPolicies(
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernancePolicySummary>>;
  /** Products and contracts that fail a policy, as far as one may read them. */
  listFailures(
    policy: string,
    query?: GovernancePageQuery,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceFailure>>;
  /** How a product or contract does. */
  getSubject(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<SubjectGovernance>;
  /** What became another with a product or contract, newest first. */
  getHistory(
    entityRef: string,
    query?: GovernancePageQuery,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceChange>>;
  /** Says what a policy document would do. */
  rehearse(
    policy: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceImpact>;
  /**
   * Holds data products and contracts that are not published yet against the policies in force, as the catalog will.
   * 50 files and 2,000,000 characters at most.
   */
  check(
    files: GovernanceFile[],
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceCheck>;
  listWaivers(
    query?: GovernancePageQuery,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceWaiver>>;
  createWaiver(
    waiver: {
      product: string;
      policy: string;
      rule: string;
      reason: string;
      until: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceWaiver>;
  deleteWaiver(id: string, options?: DataMeshRequestOptions): Promise<void>;
}
