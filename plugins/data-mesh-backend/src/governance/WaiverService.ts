// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  type GovernancePage,
  governanceReadPermission,
  type GovernanceWaiver,
  governanceWaivePermission,
} from '@meshwright/plugin-data-mesh-common';
import { readCursor, writeCursor } from './cursors';
import type { WaiverRow, WaiverStore } from './database';
import type { GovernanceAccess } from './GovernanceAccess';
import type { GovernanceService } from './GovernanceService';

const PORTION = 200;
const MOST_PORTIONS = 50;
/** Longest time that somebody is let off, in days: what takes longer is a change of the policy. */
const LONGEST = 366;
const DAY = 24 * 60 * 60 * 1000;

const today = () => new Date().toISOString().slice(0, 10);

function waiverOf(row: WaiverRow): GovernanceWaiver {
  return {
    id: row.id,
    product: row.product_ref,
    policy: row.policy,
    rule: row.rule,
    reason: row.reason,
    approver: row.approver,
    from: row.from_day,
    until: row.until_day,
  };
}

/** Lets products off rules for a while. @internal */
export class WaiverService {
  readonly #access: GovernanceAccess;
  readonly #auth: AuthService;
  readonly #changed: () => Promise<void>;
  readonly #governance: GovernanceService;
  readonly #waivers: WaiverStore;

  constructor(options: {
    access: GovernanceAccess;
    auth: AuthService;
    /** Called when waivers are others, so that verdicts follow at once. */
    changed: () => Promise<void>;
    governance: GovernanceService;
    waivers: WaiverStore;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
    this.#changed = options.changed;
    this.#governance = options.governance;
    this.#waivers = options.waivers;
  }

  async list(
    { cursor, limit }: { cursor?: string; limit: number },
    credentials: BackstageCredentials,
  ): Promise<GovernancePage<GovernanceWaiver>> {
    await this.#access.require(governanceReadPermission, credentials);
    let [after] = readCursor(cursor, 1) ?? [];
    const found: WaiverRow[] = [];
    for (let portion = 0; portion < MOST_PORTIONS; portion++) {
      const rows = await this.#waivers.page(after, PORTION);
      const visible = await this.#access.visible(
        rows.map(row => row.product_ref),
        credentials,
      );
      found.push(...rows.filter(row => visible.has(row.product_ref)));
      if (rows.length < PORTION || found.length > limit) break;
      after = rows[rows.length - 1].id;
    }
    const items = found.slice(0, limit);
    return {
      items: items.map(waiverOf),
      ...(found.length > limit && {
        nextCursor: writeCursor([items[items.length - 1].id]),
      }),
    };
  }

  /**
   * @throws NotAllowedError where the permission policy refuses, or nobody can be let off the rule
   * @throws NotFoundError for a product, policy or rule that is not there
   */
  async create(
    wanted: {
      product: string;
      policy: string;
      rule: string;
      reason: string;
      until: string;
    },
    credentials: BackstageCredentials,
  ): Promise<GovernanceWaiver> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('A waiver is given by a person.');
    }
    await this.#access.require(governanceWaivePermission, credentials);
    const product = await this.#access.requireEntity(
      stringifyEntityRef(
        parseEntityRef(wanted.product, {
          defaultKind: 'DataProduct',
          defaultNamespace: 'default',
        }),
      ),
      credentials,
    );
    const known = await this.#governance.visiblePolicies({ credentials });
    const rule = known
      .find(({ policy }) => policy.name === wanted.policy)
      ?.policy.rules.find(({ id }) => id === wanted.rule);
    if (!rule) {
      throw new NotFoundError(
        `There is no rule '${wanted.rule}' in a policy '${wanted.policy}'.`,
      );
    }
    if (!rule.waivable) {
      throw new NotAllowedError(
        `Nobody can be let off the rule '${wanted.rule}' of '${wanted.policy}'. Ask the owner of the policy.`,
      );
    }
    const latest = new Date(Date.now() + LONGEST * DAY)
      .toISOString()
      .slice(0, 10);
    if (wanted.until < today() || wanted.until > latest) {
      throw new InputError(
        `'until' must be a day from today to ${latest}: what takes longer is a change of the policy.`,
      );
    }
    const row: WaiverRow = {
      id: randomUUID(),
      product_ref: product,
      policy: wanted.policy,
      rule: wanted.rule,
      reason: wanted.reason.trim(),
      approver: credentials.principal.userEntityRef,
      from_day: today(),
      until_day: wanted.until,
    };
    await this.#waivers.add(row);
    await this.#changed();
    return waiverOf(row);
  }

  async remove(id: string, credentials: BackstageCredentials): Promise<void> {
    await this.#access.require(governanceWaivePermission, credentials);
    const row = await this.#waivers.get(id);
    const visible = await this.#access.visible(
      row ? [row.product_ref] : [],
      credentials,
    );
    if (!row || !visible.has(row.product_ref)) {
      throw new NotFoundError(`There is no waiver '${id}'.`);
    }
    await this.#waivers.remove(id);
    await this.#changed();
  }
}
