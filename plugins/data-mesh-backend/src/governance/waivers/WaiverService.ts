// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  type GovernancePage,
  governanceReadPermission,
  type GovernanceWaiver,
  governanceWaivePermission,
  type GovernanceWaiverQuery,
  governanceWaiverRequestPermission,
} from '@meshwright/plugin-data-mesh-common';
import { readCursor, writeCursor } from '../cursors';
import { stateOf, today, type WaiverRow, type WaiverStore } from '../database';
import type { GovernanceAccess } from '../GovernanceAccess';
import type { PolicyService } from '../policies/PolicyService';
import { requireDay } from './requireDay';
import type { WaiverNotices } from './WaiverNotices';
import { waiverOf, type WaiverViewer } from './waiverOf';

const PORTION = 200;
const MOST_PORTIONS = 50;

/** Lets products off rules for a while, when somebody asks and somebody else agrees. @internal */
export class WaiverService {
  readonly #access: GovernanceAccess;
  readonly #changed: () => Promise<void>;
  readonly #notices: WaiverNotices;
  readonly #policies: PolicyService;
  readonly #waivers: WaiverStore;

  constructor(options: {
    access: GovernanceAccess;
    /** Called when waivers are others, so that verdicts follow at once. */
    changed: () => Promise<void>;
    notices: WaiverNotices;
    policies: PolicyService;
    waivers: WaiverStore;
  }) {
    this.#access = options.access;
    this.#changed = options.changed;
    this.#notices = options.notices;
    this.#policies = options.policies;
    this.#waivers = options.waivers;
  }

  async list(
    query: GovernanceWaiverQuery & { limit: number },
    credentials: BackstageCredentials,
  ): Promise<GovernancePage<GovernanceWaiver>> {
    await this.#access.require(governanceReadPermission, credentials);
    const user = this.#access.userOf(credentials);
    if (query.mine && !user) return { items: [] };
    const filter = {
      state: query.state,
      product: query.product && this.#productRef(query.product),
      policy: query.policy,
      requestedBy: query.mine ? user : undefined,
    };
    const { limit } = query;
    const start = readCursor(query.cursor, 2);
    let after = start && { at: start[0], id: start[1] };
    const found: WaiverRow[] = [];
    for (let portion = 0; portion < MOST_PORTIONS; portion++) {
      const rows = await this.#waivers.page(filter, after, PORTION);
      const visible = await this.#access.visible(
        rows.map(row => row.product_ref),
        credentials,
      );
      found.push(...rows.filter(row => visible.has(row.product_ref)));
      if (rows.length < PORTION || found.length > limit) break;
      const last = rows[rows.length - 1];
      after = { at: last.requested_at, id: last.id };
    }
    const items = found.slice(0, limit);
    const last = items[items.length - 1];
    const viewer = await this.#viewer(items, credentials);
    return {
      items: items.map(row => waiverOf(row, viewer)),
      ...(found.length > limit && {
        nextCursor: writeCursor([last.requested_at, last.id]),
      }),
    };
  }

  /**
   * Asks that a product be let off a rule.
   *
   * @throws NotAllowedError where the permission policy refuses, or nobody can be let off the rule
   * @throws NotFoundError for a product, policy or rule that is not there
   * @throws ConflictError where somebody asked already, or the product is let off
   */
  async request(
    wanted: {
      product: string;
      policy: string;
      rule: string;
      reason: string;
      until: string;
    },
    credentials: BackstageCredentials,
  ): Promise<GovernanceWaiver> {
    const user = this.#requireUser(credentials);
    const entity = await this.#access.entity(
      this.#productRef(wanted.product),
      credentials,
    );
    await this.#access.requireFor(
      governanceWaiverRequestPermission,
      entity,
      credentials,
    );
    const product = stringifyEntityRef(entity);
    const known = (await this.#policies.visible({ credentials })).find(
      ({ policy }) => policy.name === wanted.policy,
    );
    const rule = known?.policy.rules.find(({ id }) => id === wanted.rule);
    if (!known || !rule) {
      throw new NotFoundError(
        `There is no rule '${wanted.rule}' in a policy '${wanted.policy}'.`,
      );
    }
    if (!rule.waivable) {
      throw new NotAllowedError(
        `Nobody can be let off the rule '${wanted.rule}' of '${wanted.policy}'. Ask the owner of the policy.`,
      );
    }
    requireDay(wanted.until);
    const row: WaiverRow = {
      id: randomUUID(),
      product_ref: product,
      policy: wanted.policy,
      rule: wanted.rule,
      reason: wanted.reason.trim(),
      status: 'requested',
      requested_by: user,
      requested_at: new Date().toISOString(),
      decided_by: null,
      decided_at: null,
      comment: null,
      from_day: null,
      until_day: wanted.until,
      declared_in: null,
    };
    const alive = await this.#waivers.alive(row);
    if (alive) {
      throw new ConflictError(
        stateOf(alive) === 'active'
          ? `The product is let off this rule until ${alive.until_day}.`
          : `${alive.requested_by} has asked for this already; it waits for a decision.`,
      );
    }
    await this.#waivers.add(row);
    await this.#notices.requested(row, known.policy.owner);
    return waiverOf(row, await this.#viewer([row], credentials));
  }

  /**
   * Approves or denies.
   *
   * @throws NotAllowedError where the permission policy refuses, and for the one who asked
   * @throws ConflictError where it is decided already, or its last day has passed
   */
  async decide(
    id: string,
    { approve, comment }: { approve: boolean; comment: string },
    credentials: BackstageCredentials,
  ): Promise<GovernanceWaiver> {
    const user = this.#requireUser(credentials);
    const row = await this.#find(id, credentials);
    await this.#requireDecider(row, credentials);
    if (row.requested_by === user) {
      throw new NotAllowedError(
        'You have asked for this waiver yourself: somebody else has to decide on it.',
      );
    }
    if (stateOf(row) === 'ended') {
      throw new ConflictError(
        `The last day that was asked for, ${row.until_day}, has passed. Ask for it anew.`,
      );
    }
    const decision = {
      status: approve ? ('approved' as const) : ('denied' as const),
      decided_by: user,
      decided_at: new Date().toISOString(),
      comment: comment.trim() || null,
      from_day: approve ? today() : null,
    };
    if (!(await this.#waivers.decide(id, decision))) {
      throw new ConflictError('Somebody else has decided in the meantime.');
    }
    const decided = { ...row, ...decision };
    await this.#notices.decided(decided);
    if (approve) await this.#changed();
    return waiverOf(decided, await this.#viewer([decided], credentials));
  }

  /**
   * Takes a request back, or ends a waiver: the one who asked can, and those who decide.
   *
   * @throws ConflictError for one that a file states
   */
  async remove(id: string, credentials: BackstageCredentials): Promise<void> {
    const row = await this.#find(id, credentials);
    if (this.#access.userOf(credentials) !== row.requested_by) {
      await this.#requireDecider(row, credentials);
    }
    if (row.declared_in) {
      throw new ConflictError(
        `This waiver is declared in ${row.declared_in}. Take it out there; it ends here by itself.`,
      );
    }
    await this.#waivers.remove(id);
    if (row.status === 'approved') await this.#changed();
  }

  async #find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<WaiverRow> {
    await this.#access.require(governanceReadPermission, credentials);
    const row = await this.#waivers.get(id);
    const visible = await this.#access.visible(
      row ? [row.product_ref] : [],
      credentials,
    );
    if (!row || !visible.has(row.product_ref)) {
      throw new NotFoundError(`There is no waiver '${id}'.`);
    }
    return row;
  }

  async #requireDecider(
    { product_ref }: WaiverRow,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entity = await this.#access.entity(product_ref, credentials);
    await this.#access.requireFor(
      governanceWaivePermission,
      entity,
      credentials,
    );
  }

  #requireUser(credentials: BackstageCredentials): string {
    const user = this.#access.userOf(credentials);
    if (user === undefined) {
      throw new NotAllowedError(
        'A waiver is asked for, and decided on, by a person.',
      );
    }
    return user;
  }

  async #viewer(
    rows: readonly WaiverRow[],
    credentials: BackstageCredentials,
  ): Promise<WaiverViewer> {
    const [decides, known] = await Promise.all([
      this.#access.allowed(
        governanceWaivePermission,
        rows.map(({ product_ref }) => product_ref),
        credentials,
      ),
      this.#policies.visible({ credentials }),
    ]);
    return {
      user: this.#access.userOf(credentials),
      decides,
      policies: new Map(known.map(({ policy }) => [policy.name, policy])),
    };
  }

  #productRef(ref: string): string {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'DataProduct',
        defaultNamespace: 'default',
      }),
    );
  }
}
