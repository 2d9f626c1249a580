// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { maturityOf } from '@meshwright/governance';
import {
  type GovernanceChange,
  type GovernanceFailure,
  type GovernanceOutcome,
  type GovernancePage,
  type GovernanceSubjectVerdict,
  type GovernanceVerdict,
  governanceReadPermission,
  type SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import { readCursor, writeCursor } from './cursors';
import {
  type FailureRow,
  noCounts,
  stateOf,
  type VerdictStore,
  type WaiverStore,
} from './database';
import type { CatalogMesh } from './evaluation/CatalogMesh';
import type { GovernanceAccess } from './GovernanceAccess';
import type { PolicyService } from './policies/PolicyService';
import { presentSeverity } from './presentSeverity';

/** Rows that are looked through for one page. */
const PORTION = 200;
const MOST_PORTIONS = 50;
/** Contracts of one product. */
const MOST_PARTS = 200;

/** Outcomes in the order in which people want to read them. @internal */
export const OUTCOME_ORDER: readonly GovernanceOutcome[] = [
  'fail',
  'error',
  'waived',
  'pass',
  'not-applicable',
];

const SEVERITY_ORDER = ['error', 'warning', 'info'];

interface Page {
  cursor?: string;
  limit: number;
}

interface Caller {
  credentials: BackstageCredentials;
}

/** Answers questions about those who are bound by policies. @internal */
export class GovernanceService {
  readonly #access: GovernanceAccess;
  readonly #mesh: CatalogMesh;
  readonly #policies: PolicyService;
  readonly #verdicts: VerdictStore;
  readonly #waivers: WaiverStore;

  constructor(options: {
    access: GovernanceAccess;
    mesh: CatalogMesh;
    policies: PolicyService;
    verdicts: VerdictStore;
    waivers: WaiverStore;
  }) {
    this.#access = options.access;
    this.#mesh = options.mesh;
    this.#policies = options.policies;
    this.#verdicts = options.verdicts;
    this.#waivers = options.waivers;
  }

  async listFailures(
    policy: string,
    { cursor, limit }: Page,
    { credentials }: Caller,
  ): Promise<GovernancePage<GovernanceFailure>> {
    await this.#access.require(governanceReadPermission, credentials);
    const known = (await this.#policies.visible({ credentials })).find(
      item => item.policy.name === policy,
    );
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
        message: row.message,
        ...presentSeverity(row, known?.policy),
      })),
      ...(found.length > limit && {
        nextCursor: writeCursor([last.subject_ref, last.rule]),
      }),
    };
  }

  /** How a product with its contracts, or one contract, does: of the contracts those that the caller may read. */
  async getSubject(
    wanted: string,
    { credentials }: Caller,
  ): Promise<SubjectGovernance> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref = await this.#access.requireEntity(wanted, credentials);
    const own = await this.#verdicts.subject(ref);
    const parts = await this.#verdicts.partsOf(ref, MOST_PARTS);
    const visible = await this.#access.visible(
      parts.map(part => part.ref),
      credentials,
    );
    const rows = [
      ...(own ? [own] : []),
      ...parts.filter(part => visible.has(part.ref)),
    ];
    const counts = noCounts();
    const verdicts: GovernanceSubjectVerdict[] = [];
    const tell = await this.#narrator(
      own?.product_ref ?? ref,
      rows.map(row => row.ref),
      { credentials },
    );
    for (const row of rows) {
      const found: GovernanceVerdict[] = JSON.parse(row.verdicts);
      this.#mesh.place(row.ref, found);
      for (const verdict of found) {
        counts[verdict.outcome]++;
        verdicts.push(tell(verdict, row.title));
      }
    }
    verdicts.sort(
      (a, b) =>
        OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome) ||
        SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
    );
    const times = rows.map(row => row.evaluated_at).sort();
    return {
      subject: ref,
      counts,
      verdicts,
      level: maturityOf(verdicts),
      ...(times.length > 0 && { evaluatedAt: times[times.length - 1] }),
    };
  }

  /** Adds to verdicts what policies and waivers say of them. */
  async #narrator(
    product: string,
    subjects: readonly string[],
    caller: Caller,
  ) {
    const policies = new Map(
      (await this.#policies.visible(caller)).map(({ policy }) => [
        policy.name,
        policy,
      ]),
    );
    const waivers = await this.#waivers.aliveOf([product, ...subjects]);
    return (
      verdict: GovernanceVerdict,
      title: string,
    ): GovernanceSubjectVerdict => {
      const policy = policies.get(verdict.policy);
      const rule = policy?.rules.find(({ id }) => id === verdict.rule);
      const waiver = waivers.find(
        row =>
          row.policy === verdict.policy &&
          row.rule === verdict.rule &&
          [product, verdict.subject].includes(row.product_ref),
      );
      return {
        ...verdict,
        ...presentSeverity(verdict, policy),
        title,
        policyTitle: policy?.title ?? verdict.policy,
        policyOwner: policy?.owner ?? '',
        ruleTitle: rule?.title ?? verdict.rule,
        reason: rule?.reason,
        waivable: rule?.waivable ?? false,
        ...(waiver && {
          waiver: {
            id: waiver.id,
            state: stateOf(waiver),
            until: waiver.until_day,
            requestedBy: waiver.requested_by,
            ...(waiver.declared_in && { declaredIn: waiver.declared_in }),
          },
        }),
      };
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
}
