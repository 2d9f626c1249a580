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
  GovernancePolicyDetail,
  GovernancePolicyPage,
  GovernancePolicyQuery,
  GovernanceScorecard,
  GovernanceTrendPoint,
  GovernanceWaiver,
  GovernanceWaiverQuery,
  SubjectGovernance,
} from './types';

/** What is known of policies and of those who are bound by them. @public */
export interface GovernanceApi {
  /** Policies of the catalog that one may read, and those of the library that are switched on. */
  listPolicies(
    query?: GovernancePolicyQuery,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePolicyPage>;
  /** A policy with its rules, examples and document. */
  getPolicy(
    policy: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePolicyDetail>;
  /** How the verdicts of a policy were on the last days, on what one may read. 90 days unless stated. */
  getPolicyTrend(
    policy: string,
    query?: { days?: number },
    options?: DataMeshRequestOptions,
  ): Promise<{ items: GovernanceTrendPoint[] }>;
  /**
   * How a product, a domain or the mesh does, over what one may read.
   *
   * @param entityRef - of a data product or domain; the mesh when nothing is said
   */
  getScorecard(
    entityRef?: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceScorecard>;
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
  /** Waivers and requests for products that one may read, newest first. */
  listWaivers(
    query?: GovernanceWaiverQuery,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceWaiver>>;
  /** Asks that a product be let off a rule until a day; somebody else decides. */
  requestWaiver(
    waiver: {
      product: string;
      policy: string;
      rule: string;
      reason: string;
      until: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceWaiver>;
  /** Approves or denies what somebody else asked for. */
  decideWaiver(
    id: string,
    decision: { approve: boolean; comment: string },
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceWaiver>;
  /** Takes a request back, or ends a waiver. */
  deleteWaiver(id: string, options?: DataMeshRequestOptions): Promise<void>;
}
