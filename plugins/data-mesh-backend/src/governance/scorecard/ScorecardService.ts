// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  groupMaturity,
  isWithinDomain,
  levelTrendOf,
  passRateOf,
  type Policy,
  trendOf,
} from '@meshwright/governance';
import {
  governanceReadPermission,
  type GovernanceOpenVerdict,
  type GovernanceScorecard,
} from '@meshwright/plugin-data-mesh-common';
import { type SubjectTally, today, type VerdictStore } from '../database';
import type { CatalogMesh } from '../evaluation/CatalogMesh';
import type { GovernanceAccess } from '../GovernanceAccess';
import { addTally, countByPolicy, noTally } from '../policies/countVerdicts';
import type { PolicyService } from '../policies/PolicyService';
import { presentSeverity } from '../presentSeverity';

const DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;
const MOST_LOWEST = 20;
const MOST_FAILING = 10;
const MOST_OPEN = 25;

interface ProductScore {
  entityRef: string;
  title: string;
  level: SubjectTally['level'];
  counts: GovernanceScorecard['counts'];
}

function sumOf(subjects: readonly SubjectTally[]) {
  const counts = noTally();
  for (const { policies } of subjects) {
    policies.forEach(tally => addTally(counts, tally));
  }
  return counts;
}

/** Products with their contracts: the level of a product is that of its weakest part. */
function scoreProducts(subjects: readonly SubjectTally[]): ProductScore[] {
  const parts = new Map<string, SubjectTally[]>();
  for (const subject of subjects) {
    if (subject.product === undefined) continue;
    const known = parts.get(subject.product);
    if (known) known.push(subject);
    else parts.set(subject.product, [subject]);
  }
  return [...parts].flatMap(([entityRef, own]) => {
    const product = own.find(({ ref }) => ref === entityRef);
    if (!product) return [];
    const levels = own.flatMap(({ level }) => level ?? []);
    return {
      entityRef,
      title: product.title,
      level: levels.length > 0 ? (Math.min(...levels) as 1 | 2 | 3 | 4) : null,
      counts: sumOf(own),
    };
  });
}

function productsOf(subjects: readonly SubjectTally[]): string[] {
  return [...new Set(subjects.flatMap(({ product }) => product ?? []))];
}

function byLevel(products: readonly ProductScore[]) {
  const counts = { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 };
  products.forEach(({ level }) => counts[level ?? 'none']++);
  return counts;
}

function lowestOf(products: readonly ProductScore[]): ProductScore[] {
  return products
    .filter(({ level }) => level !== null && level < 4)
    .sort(
      (a, b) =>
        a.level! - b.level! ||
        b.counts.fail - a.counts.fail ||
        a.title.localeCompare(b.title, 'en'),
    )
    .slice(0, MOST_LOWEST);
}

/** Says how a product, a domain or the mesh does, over what the caller may see. @internal */
export class ScorecardService {
  readonly #access: GovernanceAccess;
  readonly #mesh: CatalogMesh;
  readonly #policies: PolicyService;
  readonly #verdicts: VerdictStore;

  constructor(options: {
    access: GovernanceAccess;
    mesh: CatalogMesh;
    policies: PolicyService;
    verdicts: VerdictStore;
  }) {
    this.#access = options.access;
    this.#mesh = options.mesh;
    this.#policies = options.policies;
    this.#verdicts = options.verdicts;
  }

  /**
   * @param wanted - ref of a product or domain; the mesh when nothing is said
   * @throws NotFoundError for one that is not there or may not be seen
   */
  async get(
    wanted: string | undefined,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<GovernanceScorecard> {
    await this.#access.require(governanceReadPermission, credentials);
    const ref =
      wanted && (await this.#access.requireEntity(wanted, credentials));
    const all = await this.#policies.tallies({ credentials });
    const subjects = ref ? all.filter(this.#isPartOf(ref)) : all;
    const products = scoreProducts(subjects);
    const counts = sumOf(subjects);
    const known = await this.#policies.visible({ credentials });
    const policies = new Map(known.map(({ policy }) => [policy.name, policy]));
    const numbers = [...countByPolicy(subjects)].filter(([name]) =>
      policies.has(name),
    );
    const topics = new Map<string, GovernanceScorecard['counts']>();
    for (const [name, { counts: own }] of numbers) {
      for (const topic of policies.get(name)!.tags) {
        const { pass, fail, waived, error } = own;
        const sum = topics.get(topic) ?? noTally();
        addTally(sum, [pass, fail, waived, error]);
        topics.set(topic, sum);
      }
    }
    const trend = await this.#trend(ref, subjects, { credentials });
    const open = ref && (await this.#open(subjects, policies));
    return {
      level: groupMaturity(products.map(({ level }) => level)),
      counts,
      passRate: passRateOf(counts),
      products: byLevel(products),
      topics: [...topics]
        .map(([topic, sum]) => ({ topic, counts: sum }))
        .sort((a, b) => (a.topic < b.topic ? -1 : 1)),
      lowest: lowestOf(products),
      failing: numbers
        .filter(([, { counts: own }]) => own.fail + own.error > 0)
        .sort(([, a], [, b]) => b.counts.fail - a.counts.fail)
        .slice(0, MOST_FAILING)
        .map(([name, { counts: own }]) => ({
          policy: name,
          title: policies.get(name)!.title,
          counts: own,
        })),
      ...(open && { open }),
      trend,
    };
  }

  /** What of some subjects is open, the worst first. */
  async #open(
    subjects: readonly SubjectTally[],
    policies: ReadonlyMap<string, Policy>,
  ): Promise<GovernanceOpenVerdict[]> {
    const refs = subjects.flatMap(({ ref, policies: numbers }) =>
      [...numbers.values()].some(
        ([, fail, waived, error]) => fail + waived + error > 0,
      )
        ? ref
        : [],
    );
    const rows = await this.#verdicts.failuresOf(refs, MOST_OPEN);
    return rows.map(row => ({
      subject: row.subject_ref,
      title: row.title,
      owner: row.owner,
      policy: row.policy,
      policyTitle: policies.get(row.policy)?.title ?? row.policy,
      rule: row.rule,
      outcome: row.outcome,
      message: row.message,
      ...presentSeverity(row, policies.get(row.policy)),
    }));
  }

  /** How it went: verdicts and levels on each of the last days. */
  async #trend(
    ref: string | undefined,
    subjects: readonly SubjectTally[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<GovernanceScorecard['trend']> {
    const since = new Date(Date.now() - DAYS * DAY).toISOString().slice(0, 10);
    const whole = await this.#isWhole(ref, credentials);
    const [flows, changes] = await Promise.all([
      this.#verdicts.flows(
        { refs: whole ? undefined : subjects.map(subject => subject.ref) },
        since,
      ),
      this.#verdicts.levelChanges(
        whole ? undefined : productsOf(subjects),
        since,
      ),
    ]);
    const seen = new Set(subjects.map(subject => subject.ref));
    const levels = levelTrendOf(
      subjects.flatMap(({ ref: own, product, level }) =>
        product === undefined ? [] : { ref: own, product, level },
      ),
      // Contracts of a product that the caller may not read tell nothing.
      whole ? changes : changes.filter(change => seen.has(change.ref)),
      today(),
      DAYS,
    );
    return trendOf(sumOf(subjects), flows, today(), DAYS).map(
      (point, index) => ({
        ...point,
        level: levels[index].level,
        products: levels[index].products,
      }),
    );
  }

  #isPartOf(ref: string): (subject: SubjectTally) => boolean {
    const { kind, name } = parseEntityRef(ref);
    if (kind === 'dataproduct') return ({ product }) => product === ref;
    if (kind !== 'domain') {
      throw new InputError(
        `'${ref}' has no scorecard: products, domains and the mesh have.`,
      );
    }
    const parents = this.#mesh.parentDomains();
    return ({ domains }) =>
      domains.some(domain => isWithinDomain(domain, name, parents));
  }

  /** Whether all of the mesh is looked at, so that what is gone counts in the past too. */
  async #isWhole(
    ref: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    return (
      ref === undefined &&
      (await this.#access.readableSubjects(credentials)) === 'all'
    );
  }
}
