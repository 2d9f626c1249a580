// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type EvaluationContext,
  type Policy,
  type PolicySet,
  type Subject,
  type Verdict,
  GovernanceState,
  policySet,
} from '@meshwright/governance';
import type { GovernanceVerdict } from '@meshwright/plugin-data-mesh-common';
import {
  digestOf,
  type JudgedSubject,
  type NoticeStore,
  type TallyBoard,
  type VerdictStore,
  type WaiverRow,
  type WaiverStore,
} from '../database';
import { deadlineNotices, horizon } from '../notices/deadlines';
import type { NoticeSender } from '../notices/NoticeSender';
import {
  type KnownPolicy,
  readCatalogPolicies,
} from '../policies/readCatalogPolicies';
import type { DeclaredWaivers } from '../waivers/DeclaredWaivers';
import type { CatalogMesh } from './CatalogMesh';
import type { FactBook } from './FactSource';

/** What was kept of a subject, and from what it was made. */
interface Digest {
  subject: Subject;
  digest: string;
}

/** A verdict as it is kept and given out. @internal */
export function keptVerdict({ fix, ...verdict }: Verdict): GovernanceVerdict {
  return { ...verdict, ...(fix && { fix: { description: fix.description } }) };
}

/** @internal */
export function waiverOf(row: WaiverRow) {
  return {
    product: row.product_ref,
    policy: row.policy,
    rule: row.rule,
    reason: row.reason,
    approver: row.decided_by ?? '',
    ...(row.from_day && { from: row.from_day }),
    until: row.until_day,
  };
}

/**
 * Asks policies about products and contracts whenever either is another, and keeps the verdicts. It runs in one replica
 * at a time; what it holds in memory saves work and is never needed for a right answer.
 *
 * @internal
 */
export class EvaluationTask {
  readonly #board: TallyBoard;
  readonly #declared: DeclaredWaivers;
  readonly #facts: FactBook;
  readonly #globalPolicies: readonly string[];
  readonly #library: readonly Policy[];
  readonly #logger: LoggerService;
  readonly #mesh: CatalogMesh;
  readonly #notices: NoticeStore;
  readonly #sender: NoticeSender;
  readonly #verdicts: VerdictStore;
  readonly #waivers: WaiverStore;
  #state?: GovernanceState;
  #known?: { version: number; policies: KnownPolicy[] };
  /** Digests of the last run, so that what stayed as it was costs nothing. */
  #digests = new Map<string, Digest>();

  constructor(options: {
    board: TallyBoard;
    declared: DeclaredWaivers;
    facts: FactBook;
    globalPolicies: readonly string[];
    library: readonly Policy[];
    logger: LoggerService;
    mesh: CatalogMesh;
    notices: NoticeStore;
    sender: NoticeSender;
    verdicts: VerdictStore;
    waivers: WaiverStore;
  }) {
    this.#board = options.board;
    this.#declared = options.declared;
    this.#facts = options.facts;
    this.#globalPolicies = options.globalPolicies;
    this.#library = options.library;
    this.#logger = options.logger;
    this.#mesh = options.mesh;
    this.#notices = options.notices;
    this.#sender = options.sender;
    this.#verdicts = options.verdicts;
    this.#waivers = options.waivers;
  }

  /** Policies as they are known now, those with errors included. */
  policies(): readonly KnownPolicy[] {
    const { version } = this.#mesh;
    if (this.#known?.version !== version) {
      this.#known = {
        version,
        policies: readCatalogPolicies(
          this.#mesh.policies(),
          this.#library,
          this.#globalPolicies,
        ),
      };
    }
    return this.#known.policies;
  }

  /** Products and contracts with all that is known of them. */
  async subjects(): Promise<readonly Subject[]> {
    return this.#facts.join(this.#mesh.subjects());
  }

  /** What a question is asked with now. */
  async context(): Promise<EvaluationContext> {
    const waivers = await this.#waivers.approved();
    return {
      now: new Date().toISOString(),
      point: 'catalog',
      waivers: waivers.map(waiverOf),
      parentDomains: this.#mesh.parentDomains(),
    };
  }

  /** The policies that are asked, ready for it. */
  policySet(): PolicySet {
    return policySet(
      this.policies()
        .filter(({ errors }) => errors.length === 0)
        .map(({ policy }) => policy),
    );
  }

  async run(signal?: AbortSignal): Promise<void> {
    await this.#mesh.refresh();
    await this.#declared.sync();
    const context = await this.context();
    const set = this.policySet();
    this.#state ??= new GovernanceState(set, context);
    const state = this.#state;
    const touched = new Set(
      [...state.setPolicies(set), ...state.setContext(context)].map(
        ({ before, after }) => (after ?? before)!.subject,
      ),
    );
    const stored = await this.#verdicts.digests();
    // Nobody wants a message for each failure of a mesh that is evaluated for the first time.
    const tell = stored.size > 0;
    const at = new Date().toISOString();
    const digests = new Map<string, Digest>();
    let written = 0;
    for (const subject of await this.subjects()) {
      if (signal?.aborted) return;
      const { ref } = subject;
      if (state.put(subject).length > 0) touched.add(ref);
      const known = this.#digests.get(ref);
      if (known?.subject === subject && !touched.has(ref)) {
        digests.set(ref, known);
        if (stored.get(ref) === known.digest) continue;
      }
      const judged = this.#judged(subject, state);
      const digest = digestOf(judged);
      digests.set(ref, { subject, digest });
      if (stored.get(ref) !== digest) {
        await this.#verdicts.write(judged, at, { tell });
        written++;
      }
    }
    for (const ref of this.#digests.keys()) {
      if (!digests.has(ref)) state.remove(ref);
    }
    for (const ref of stored.keys()) {
      if (!digests.has(ref)) await this.#verdicts.remove(ref, at);
    }
    this.#digests = digests;
    if (written > 0) {
      this.#logger.debug(
        `Policies: the verdicts on ${written} of ${digests.size} subjects are others`,
      );
    }
    await this.#tell(set);
  }

  #judged(subject: Subject, state: GovernanceState): JudgedSubject {
    const { ref, title, owner, kind, domains, facts } = subject;
    const product = kind === 'product' ? ref : facts.product?.ref;
    return {
      ref,
      title,
      owner,
      kind,
      domains,
      ...(product && {
        product: {
          ref: product,
          title: this.#mesh.titleOf(product),
          addressees: this.#mesh.answerableFor(product),
        },
      }),
      verdicts: state.verdictsOf(ref).map(keptVerdict),
    };
  }

  async #tell({ policies }: PolicySet): Promise<void> {
    await this.#notices.add(
      deadlineNotices(this.#mesh, {
        policies,
        subjects: await this.#board.subjects(),
        waivers: await this.#waivers.endingBy(horizon()),
      }),
    );
    await this.#sender.run();
  }
}
