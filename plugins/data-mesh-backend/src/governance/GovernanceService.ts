// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { type Policy, readPolicies, rehearse } from '@meshwright/governance';
import {
  type GovernanceChange,
  type GovernanceFailure,
  type GovernanceImpact,
  type GovernanceOutcome,
  type GovernancePage,
  type GovernancePolicySummary,
  type GovernanceVerdict,
  governanceReadPermission,
  governanceRehearsePermission,
  type SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import { readCursor, writeCursor } from './cursors';
import { type FailureRow, noCounts, type VerdictStore } from './database';
import type { CatalogMesh } from './evaluation/CatalogMesh';
import { type EvaluationTask, keptVerdict } from './evaluation/EvaluationTask';
import type { GovernanceAccess } from './GovernanceAccess';
import type { KnownPolicy } from './policies/readCatalogPolicies';

/** Rows that are looked through for one page. */
const PORTION = 200;
const MOST_PORTIONS = 50;
/** New failures in one answer. */
const MOST_FAILING = 500;

/** Outcomes in the order in which people want to read them. @internal */
export const OUTCOME_ORDER: readonly GovernanceOutcome[] = [
  'fail',
  'error',
  'waived',
  'pass',
  'not-applicable',
];

interface Page {
  cursor?: string;
  limit: number;
}

interface Caller {
  credentials: BackstageCredentials;
}

function summaryOf(known: KnownPolicy): GovernancePolicySummary {
  const { policy, entityRef, errors, conflicts } = known;
  const { name, title, version, owner, domain, lifecycle } = policy;
  const { graceUntil, severity, purpose, rules } = policy;
  return {
    name,
    title,
    version,
    owner,
    domain,
    lifecycle,
    graceUntil,
    severity,
    purpose,
    rules: rules.map(({ id }) => id),
    entityRef,
    errors,
    conflicts,
  };
}

/** Answers questions about policies and those who are bound by them. @internal */
export class GovernanceService {
  readonly #access: GovernanceAccess;
  readonly #mesh: CatalogMesh;
  readonly #task: EvaluationTask;
  readonly #verdicts: VerdictStore;

  constructor(options: {
    access: GovernanceAccess;
    mesh: CatalogMesh;
    task: EvaluationTask;
    verdicts: VerdictStore;
  }) {
    this.#access = options.access;
    this.#mesh = options.mesh;
    this.#task = options.task;
    this.#verdicts = options.verdicts;
  }

  async listPolicies({
    credentials,
  }: Caller): Promise<GovernancePage<GovernancePolicySummary>> {
    await this.#access.require(governanceReadPermission, credentials);
    return {
      items: (await this.visiblePolicies({ credentials })).map(summaryOf),
    };
  }

  /** Policies of the library, and those of the catalog that the caller may read there. */
  async visiblePolicies({ credentials }: Caller): Promise<KnownPolicy[]> {
    await this.#mesh.refresh();
    const known = this.#task.policies();
    const visible = await this.#access.visible(
      known.flatMap(({ entityRef }) => entityRef ?? []),
      credentials,
    );
    return known.filter(
      ({ entityRef }) => entityRef === undefined || visible.has(entityRef),
    );
  }

  async listFailures(
    policy: string,
    { cursor, limit }: Page,
    { credentials }: Caller,
  ): Promise<GovernancePage<GovernanceFailure>> {
    await this.#access.require(governanceReadPermission, credentials);
    const start = readCursor(cursor, 2);
    let after = start && { subject: start[0], rule: start[1] };
    const found: FailureRow[] = [];
    for (let portion = 0; portion < MOST_PORTIONS; portion++) {
      const rows = await this.#verdicts.failures(policy, after, PORTION);
      const visible = await this.#access.visible(
        rows.map(row => row.subject_ref),
        credentials,
      );
      found.push(...rows.filter(row => visible.has(row.subject_ref)));
      if (rows.length < PORTION || found.length > limit) break;
      const last = rows[rows.length - 1];
      after = { subject: last.subject_ref, rule: last.rule };
    }
    const items = found.slice(0, limit);
    // The place is that of an item that was given out: others are nobody's business.
    const last = items[items.length - 1];
    return {
      items: items.map(row => ({
        subject: row.subject_ref,
        title: row.title,
        owner: row.owner,
        rule: row.rule,
        outcome: row.outcome,
        severity: row.severity,
        message: row.message,
      })),
      ...(found.length > limit && {
        nextCursor: writeCursor([last.subject_ref, last.rule]),
      }),
    };
  }

  async getSubject(
    wanted: string,
    { credentials }: Caller,
  ): Promise<SubjectGovernance> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref = await this.#access.requireEntity(wanted, credentials);
    const row = await this.#verdicts.subject(ref);
    if (!row) return { subject: ref, counts: noCounts(), verdicts: [] };
    const verdicts: GovernanceVerdict[] = JSON.parse(row.verdicts);
    verdicts.sort(
      (a, b) =>
        OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome),
    );
    return {
      subject: ref,
      counts: JSON.parse(row.counts),
      verdicts,
      evaluatedAt: row.evaluated_at,
    };
  }

  async getHistory(
    wanted: string,
    { cursor, limit }: Page,
    { credentials }: Caller,
  ): Promise<GovernancePage<GovernanceChange>> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref = await this.#access.requireEntity(wanted, credentials);
    const [before] = readCursor(cursor, 1) ?? [];
    if (before !== undefined && !/^\d{1,15}$/.test(before)) {
      throw new InputError("'cursor' must be 'nextCursor' of the page before");
    }
    const rows = await this.#verdicts.history(
      ref,
      before === undefined ? undefined : Number(before),
      limit + 1,
    );
    const items = rows.slice(0, limit);
    return {
      items: items.map(row => ({
        policy: row.policy,
        rule: row.rule,
        subject: row.subject_ref,
        before: row.before ?? undefined,
        after: row.after ?? undefined,
        message: row.message,
        at: row.at,
      })),
      ...(rows.length > limit && {
        nextCursor: writeCursor([String(items[items.length - 1].id)]),
      }),
    };
  }

  /** Says what a policy document would do to what the caller may read. */
  async rehearse(
    document: string,
    { credentials }: Caller,
  ): Promise<GovernanceImpact> {
    await this.#access.require(governanceRehearsePermission, credentials);
    const { policies, findings } = readPolicies(document);
    const [wrong] = findings.filter(({ severity }) => severity === 'error');
    if (wrong) {
      throw new InputError(
        `The policy cannot be used. Line ${wrong.line}: ${wrong.message}`,
      );
    }
    if (policies.length === 0) {
      throw new InputError(
        'This is no document of kind GovernancePolicy, meshwright.io/v1alpha1.',
      );
    }
    await this.#mesh.refresh();
    const visible = await this.#access.visibleSubjects(credentials);
    const present: Policy[] = (await this.visiblePolicies({ credentials }))
      .filter(({ errors }) => errors.length === 0)
      .map(({ policy }) => policy);
    const impact = rehearse(
      this.#mesh.subjects().filter(({ ref }) => visible.has(ref)),
      present,
      policies,
      await this.#task.context(),
    );
    return {
      subjects: impact.subjects,
      newlyFailing: impact.newlyFailing
        .slice(0, MOST_FAILING)
        .map(({ verdict, title, owner, minutes, mechanical }) => ({
          ...keptVerdict(verdict),
          title,
          owner,
          minutes,
          mechanical,
        })),
      owners: impact.owners.map(({ owner, subjects, failures, minutes }) => ({
        owner,
        subjects,
        failures,
        minutes,
      })),
      minutes: impact.minutes,
      more: Math.max(0, impact.newlyFailing.length - MOST_FAILING),
    };
  }
}
