// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { trendOf } from '@meshwright/governance';
import {
  type GovernancePolicyDetail,
  type GovernancePolicyPage,
  type GovernancePolicyQuery,
  type GovernancePolicySummary,
  governanceReadPermission,
  type GovernanceTrendPoint,
} from '@meshwright/plugin-data-mesh-common';
import { type SubjectTally, type TallyBoard, today } from '../database';
import type { VerdictStore } from '../database';
import type { CatalogMesh } from '../evaluation/CatalogMesh';
import type { EvaluationTask } from '../evaluation/EvaluationTask';
import type { GovernanceAccess } from '../GovernanceAccess';
import { countByPolicy, noTally } from './countVerdicts';
import { detailOf, summaryOf } from './policyWords';
import type { KnownPolicy } from './readCatalogPolicies';

/** Milliseconds for which the catalog is not compared with again. */
const FRESH = 3_000;
const DAY = 24 * 60 * 60 * 1000;

interface Caller {
  credentials: BackstageCredentials;
}

const GLOBAL = 'global';
const scopeOf = ({ domain }: GovernancePolicySummary) => domain ?? GLOBAL;

type Asked = Pick<
  GovernancePolicyQuery,
  'text' | 'failing' | 'lifecycle' | 'scope'
>;

function matchesText(
  policy: GovernancePolicySummary,
  text: string | undefined,
): boolean {
  if (!text) return true;
  const { name, title, purpose, owner, tags } = policy;
  const all = [name, title, purpose, owner, ...tags]
    .join(' ')
    .toLocaleLowerCase('en-US');
  return text
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => all.includes(word));
}

/** Whether a policy is among what is asked for, one part of the question left out. */
function matches(
  policy: GovernancePolicySummary,
  { text, failing, lifecycle = [], scope = [] }: Asked,
  except?: 'lifecycle' | 'scope',
): boolean {
  return (
    matchesText(policy, text) &&
    (!failing || policy.counts.fail + policy.counts.error > 0) &&
    (except === 'lifecycle' ||
      lifecycle.length === 0 ||
      lifecycle.includes(policy.lifecycle)) &&
    (except === 'scope' ||
      scope.length === 0 ||
      scope.includes(scopeOf(policy)))
  );
}

function countBy(
  policies: readonly GovernancePolicySummary[],
  keyOf: (policy: GovernancePolicySummary) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const policy of policies) {
    const key = keyOf(policy);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Answers questions about policies, each with numbers over what the caller may see. @internal */
export class PolicyService {
  readonly #access: GovernanceAccess;
  readonly #board: TallyBoard;
  readonly #mesh: CatalogMesh;
  readonly #task: EvaluationTask;
  readonly #verdicts: VerdictStore;

  constructor(options: {
    access: GovernanceAccess;
    board: TallyBoard;
    mesh: CatalogMesh;
    task: EvaluationTask;
    verdicts: VerdictStore;
  }) {
    this.#access = options.access;
    this.#board = options.board;
    this.#mesh = options.mesh;
    this.#task = options.task;
    this.#verdicts = options.verdicts;
  }

  /** Policies of the library, and those of the catalog that the caller may read there. */
  async visible({ credentials }: Caller): Promise<KnownPolicy[]> {
    await this.#mesh.refreshIfOlderThan(FRESH);
    const known = this.#task.policies();
    const visible = await this.#access.visible(
      known.flatMap(({ entityRef }) => entityRef ?? []),
      credentials,
    );
    return known.filter(
      ({ entityRef }) => entityRef === undefined || visible.has(entityRef),
    );
  }

  /** What is counted of the products and contracts that the caller may read. */
  async tallies({ credentials }: Caller): Promise<SubjectTally[]> {
    const [subjects, readable] = await Promise.all([
      this.#board.subjects(),
      this.#access.readableSubjects(credentials),
    ]);
    return readable === 'all'
      ? subjects
      : subjects.filter(({ ref }) => readable.has(ref));
  }

  async list(
    query: GovernancePolicyQuery & { offset: number; limit: number },
    { credentials }: Caller,
  ): Promise<GovernancePolicyPage> {
    await this.#access.require(governanceReadPermission, credentials);
    const all = await this.#summaries({ credentials });
    const found = all.filter(policy => matches(policy, query));
    const byTitle = (a: GovernancePolicySummary, b: GovernancePolicySummary) =>
      a.title.localeCompare(b.title, 'en') || (a.name < b.name ? -1 : 1);
    const open = ({ counts }: GovernancePolicySummary) =>
      counts.fail + counts.error;
    found.sort(
      query.sort === 'name'
        ? byTitle
        : (a, b) => open(b) - open(a) || byTitle(a, b),
    );
    const { offset, limit } = query;
    return {
      items: found.slice(offset, offset + limit),
      totalItems: found.length,
      offset,
      limit,
      facets: {
        lifecycle: countBy(
          all.filter(policy => matches(policy, query, 'lifecycle')),
          ({ lifecycle }) => lifecycle,
        ),
        scope: countBy(
          all.filter(policy => matches(policy, query, 'scope')),
          scopeOf,
        ),
      },
    };
  }

  /** @throws NotFoundError */
  async get(
    name: string,
    { credentials }: Caller,
  ): Promise<GovernancePolicyDetail> {
    await this.#access.require(governanceReadPermission, credentials);
    const known = await this.visible({ credentials });
    const wanted = this.#find(known, name);
    const numbers = countByPolicy(await this.tallies({ credentials })).get(
      name,
    );
    return detailOf(
      wanted,
      summaryOf(wanted, numbers ?? { counts: noTally(), subjects: 0 }),
      known
        .filter(({ errors }) => errors.length === 0)
        .map(({ policy }) => policy),
    );
  }

  /** @throws NotFoundError */
  async trend(
    name: string,
    days: number,
    { credentials }: Caller,
  ): Promise<{ items: GovernanceTrendPoint[] }> {
    await this.#access.require(governanceReadPermission, credentials);
    this.#find(await this.visible({ credentials }), name);
    const counts =
      countByPolicy(await this.tallies({ credentials })).get(name)?.counts ??
      noTally();
    const readable = await this.#access.readableSubjects(credentials);
    const flows = await this.#verdicts.flows(
      {
        policy: name,
        refs: readable === 'all' ? undefined : [...readable],
      },
      new Date(Date.now() - days * DAY).toISOString().slice(0, 10),
    );
    return { items: trendOf(counts, flows, today(), days) };
  }

  async #summaries({ credentials }: Caller) {
    const known = await this.visible({ credentials });
    const numbers = countByPolicy(await this.tallies({ credentials }));
    return known.map(item =>
      summaryOf(
        item,
        numbers.get(item.policy.name) ?? { counts: noTally(), subjects: 0 },
      ),
    );
  }

  #find(known: readonly KnownPolicy[], name: string): KnownPolicy {
    const wanted = known.find(({ policy }) => policy.name === name);
    if (!wanted) {
      throw new NotFoundError(
        `There is no policy '${name}', or you may not see it.`,
      );
    }
    return wanted;
  }
}
