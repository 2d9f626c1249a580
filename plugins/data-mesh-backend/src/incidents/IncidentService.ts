// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  incidentCommentPermission,
  incidentHandleAssignedPermission,
  type IncidentDetail,
  type IncidentEvent,
  incidentHandlePermission,
  type IncidentList,
  type IncidentQuery,
  incidentReadPermission,
  type IncidentStates,
} from '@meshwright/plugin-data-mesh-common';
import {
  checkSeverityOf,
  type OpenIncident,
  possibleActions,
  type IncidentAction,
} from '@meshwright/quality';
import type { IncidentAccess } from './access/IncidentAccess';
import type {
  FaultStore,
  IncidentFilter,
  IncidentRow,
  IncidentStore,
} from './database';
import { productsOf, toClosed, toEvent, toFault, toSummary } from './views';

/** Products whose incidents a list looks through. */
const MOST_PRODUCTS = 2_000;
const MOST_FAULTS = 500;
/** Open incidents that other features learn of at once. */
const MOST_OPEN = 5_000;
const MOST_AFFECTED = 500;

/** @internal */
export interface Caller {
  credentials: BackstageCredentials;
}

const refOf = (ref: string, defaultKind: string) =>
  stringifyEntityRef(
    parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
  );

/** Answers what is known of incidents, each caller with what they may see. @internal */
export class IncidentService {
  readonly #access: IncidentAccess;
  readonly #faults: FaultStore;
  readonly #store: IncidentStore;

  constructor(options: {
    access: IncidentAccess;
    faults: FaultStore;
    store: IncidentStore;
  }) {
    this.#access = options.access;
    this.#faults = options.faults;
    this.#store = options.store;
  }

  async list(
    query: IncidentQuery & { offset: number; limit: number },
    { credentials }: Caller,
  ): Promise<IncidentList> {
    await this.#access.require(incidentReadPermission, credentials);
    const { product, reaching, domain, state, severity, mine } = query;
    const user = this.#access.userOf(credentials);
    const filter: IncidentFilter = {
      ...(product && { product: refOf(product, 'DataProduct') }),
      ...(reaching && { reaching: refOf(reaching, 'DataProduct') }),
      ...(domain && { domain: refOf(domain, 'Domain') }),
      ...(state && { state }),
      ...(severity && { severity }),
      ...(mine && {
        mine: {
          products: await this.#access.owned(credentials),
          user: user ?? '',
        },
      }),
    };
    if (reaching) await this.#access.product(reaching, credentials);
    const visible = await this.#access.visible(
      await this.#store.products(filter, MOST_PRODUCTS),
      credentials,
    );
    const { rows, total } = await this.#store.list(
      filter,
      // What reaches a product that one may see is counted, whoever it comes from.
      reaching ? undefined : [...visible],
      query,
    );
    const numbers = rows.map(({ number }) => number);
    const [faults, affected] = await Promise.all([
      this.#faults.countFiring(numbers),
      this.#store.countAffected(numbers),
    ]);
    return {
      items: rows.map(row =>
        visible.has(row.product_ref)
          ? toSummary(row, {
              faults: faults.get(row.number) ?? 0,
              affected: affected.get(row.number) ?? 0,
            })
          : toClosed(row),
      ),
      total,
    };
  }

  /**
   * An incident that the caller may see.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async require(number: number, { credentials }: Caller): Promise<IncidentRow> {
    await this.#access.require(incidentReadPermission, credentials);
    const row = await this.#store.get(number);
    const visible = await this.#access.visible(
      row ? [row.product_ref] : [],
      credentials,
    );
    if (!row || !visible.has(row.product_ref)) {
      throw new NotFoundError(
        `There is no incident ${number}, or you may not see it.`,
      );
    }
    return row;
  }

  async get(number: number, caller: Caller): Promise<IncidentDetail> {
    const row = await this.require(number, caller);
    const { credentials } = caller;
    const [faults, affected, firing, reached] = await Promise.all([
      this.#faults.ofIncident(number, MOST_FAULTS),
      this.#store.affected(number, MOST_AFFECTED),
      this.#faults.countFiring([number]),
      this.#store.countAffected([number]),
    ]);
    const visible = await this.#access.visible(
      [
        ...faults.map(({ product }) => product),
        ...affected.map(({ product_ref }) => product_ref),
      ],
      credentials,
    );
    const failing = new Set(
      faults.filter(each => each.firing).map(({ product }) => product),
    );
    const openFaults = faults.filter(({ product }) => visible.has(product));
    const openAffected = affected.filter(({ product_ref }) =>
      visible.has(product_ref),
    );
    const counts = {
      faults: firing.get(number) ?? 0,
      affected: reached.get(number) ?? 0,
    };
    return {
      ...toSummary(row, counts),
      ...(row.description && { description: row.description }),
      ...(row.opened_by && { openedBy: row.opened_by }),
      faultList: openFaults.map(toFault),
      closedFaults: faults.length - openFaults.length,
      affectedList: openAffected.map(({ product_ref, steps }) => ({
        product: product_ref,
        steps,
        failing: failing.has(product_ref),
      })),
      closedAffected: affected.length - openAffected.length,
      may: await this.#may(row, credentials),
    };
  }

  async timeline(
    number: number,
    page: { offset: number; limit: number },
    caller: Caller,
  ): Promise<{ items: IncidentEvent[]; total: number }> {
    await this.require(number, caller);
    const { rows, total } = await this.#store.timeline(number, page);
    const visible = await this.#access.visible(
      rows.flatMap(productsOf),
      caller.credentials,
    );
    return { items: rows.map(row => toEvent(row, visible)), total };
  }

  async states(
    products: readonly string[],
    { credentials }: Caller,
  ): Promise<{ items: IncidentStates[] }> {
    await this.#access.require(incidentReadPermission, credentials);
    const visible = [
      ...(await this.#access.visible(
        products.map(ref => refOf(ref, 'DataProduct')),
        credentials,
      )),
    ];
    const [open, above] = await Promise.all([
      this.#store.openOf(visible),
      this.#store.openAbove(visible),
    ]);
    return {
      items: visible.map(product => ({
        product,
        open: 0,
        ...open.get(product),
        upstream: above.get(product) ?? 0,
      })),
    };
  }

  /** Open incidents of products, for other features of the portal: what a person may see of it, they decide. */
  async openIncidents(
    products: readonly string[],
  ): Promise<Map<string, OpenIncident[]>> {
    const rows = await this.#store.openRows(products, MOST_OPEN);
    const found = new Map<string, OpenIncident[]>();
    for (const { number, product_ref, title, severity } of rows) {
      const own = found.get(product_ref) ?? [];
      own.push({
        id: String(number),
        title,
        severity: checkSeverityOf(severity),
      });
      found.set(product_ref, own);
    }
    return found;
  }

  /**
   * Goes on where the caller may do something about an incident: as the policy says of its product, or of those whom
   * incidents are assigned to.
   *
   * @throws NotAllowedError where the permission policy refuses
   */
  async requireFor(
    action: IncidentAction['kind'],
    row: IncidentRow,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { mayComment, mayHandle } = await this.#rights(row, credentials);
    if (action === 'comment' ? mayComment : mayHandle) return;
    await this.#access.productFor(
      action === 'comment'
        ? incidentCommentPermission
        : incidentHandlePermission,
      row.product_ref,
      credentials,
    );
  }

  async #rights(
    { assignee, product_ref }: IncidentRow,
    credentials: BackstageCredentials,
  ): Promise<{ mayComment: boolean; mayHandle: boolean }> {
    const user = this.#access.userOf(credentials);
    const isAssignee = user !== undefined && user === assignee;
    const [mayComment, mayHandle, mayAsAssignee] = await this.#access.granted(
      [
        incidentCommentPermission,
        incidentHandlePermission,
        incidentHandleAssignedPermission,
      ],
      product_ref,
      credentials,
    );
    return {
      mayComment,
      mayHandle: mayHandle || (isAssignee && mayAsAssignee),
    };
  }

  async #may(
    row: IncidentRow,
    credentials: BackstageCredentials,
  ): Promise<IncidentDetail['may']> {
    const { mayComment, mayHandle } = await this.#rights(row, credentials);
    return possibleActions(row).filter(action =>
      action === 'comment' ? mayComment : mayHandle,
    );
  }
}
