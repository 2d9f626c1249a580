// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  type IncidentDetail,
  incidentOpenPermission,
  type NewIncident,
} from '@meshwright/plugin-data-mesh-common';
import {
  consumersBy,
  handleIncident,
  IncidentActionError,
  type IncidentAction,
  releaseFault,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import type { ProductFlow } from '../lineage';
import type { IncidentAccess } from './access/IncidentAccess';
import {
  FaultStore,
  type Happening,
  IncidentStore,
  IncidentWriter,
  lockIncidents,
  type Outbox,
  progressOf,
} from './database';
import type { Caller, IncidentService } from './IncidentService';
import { domainOf } from './ProductFacts';

const MOST_FAULTS = 5_000;

const EVENTS = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  unassign: 'unassigned',
  rate: 'rated',
  comment: 'commented',
  resolve: 'resolved',
  reopen: 'reopened',
} as const satisfies Record<IncidentAction['kind'], Happening['kind']>;

/** Does what people want done with incidents. @internal */
export class HandlingService {
  readonly #access: IncidentAccess;
  readonly #changed: (products: string[]) => void;
  readonly #flow: Pick<ProductFlow, 'around'>;
  readonly #incidents: IncidentService;
  readonly #knex: Knex;
  readonly #outbox: Outbox;

  constructor(options: {
    access: IncidentAccess;
    /** Called with the products whose incidents are others. */
    changed: (products: string[]) => void;
    flow: Pick<ProductFlow, 'around'>;
    incidents: IncidentService;
    knex: Knex;
    outbox: Outbox;
  }) {
    this.#access = options.access;
    this.#changed = options.changed;
    this.#flow = options.flow;
    this.#incidents = options.incidents;
    this.#knex = options.knex;
    this.#outbox = options.outbox;
  }

  /** Opens an incident for somebody who may see the product: who takes the data often knows first. */
  async open(wanted: NewIncident, caller: Caller): Promise<IncidentDetail> {
    const { credentials } = caller;
    const entity = await this.#access.productFor(
      incidentOpenPermission,
      wanted.product,
      credentials,
    );
    const product = stringifyEntityRef(entity);
    const { edges } = await this.#flow.around([product]);
    const spot = { product, contract: null };
    const { number } = await this.#knex.transaction(async tx => {
      await lockIncidents(tx);
      return new IncidentWriter(tx, this.#outbox).open(
        {
          ...spot,
          domain: domainOf(entity),
          title: wanted.title,
          description: wanted.description,
          severity: wanted.severity,
          origin: 'person',
        },
        consumersBy(edges)(spot),
        {
          kind: 'opened',
          at: new Date().toISOString(),
          by: this.#access.userOf(credentials),
        },
      );
    });
    this.#changed([product]);
    return this.#incidents.get(number, caller);
  }

  /**
   * @throws NotAllowedError where the permission policy refuses
   * @throws ConflictError for what cannot be done in the state that the incident is in
   */
  async act(
    number: number,
    action: IncidentAction & { text?: string },
    caller: Caller,
  ): Promise<IncidentDetail> {
    const { credentials } = caller;
    const seen = await this.#incidents.require(number, caller);
    await this.#incidents.requireFor(action.kind, seen, credentials);
    const wanted: IncidentAction =
      action.kind === 'assign'
        ? {
            kind: 'assign',
            to: await this.#access.person(action.to, credentials),
          }
        : action;
    await this.#knex.transaction(async tx => {
      await lockIncidents(tx);
      const row = (await new IncidentStore(tx).get(number)) ?? seen;
      const next = progressAfter(row, wanted);
      await new IncidentWriter(tx, this.#outbox).change(
        row,
        {
          ...next,
          ...(wanted.kind === 'rate' && { isRated: true }),
          ...(wanted.kind === 'reopen' && { isHeld: true }),
          ...(wanted.kind === 'resolve' && { isHeld: false }),
        },
        {
          kind: EVENTS[wanted.kind],
          at: new Date().toISOString(),
          by: this.#access.userOf(credentials),
          data: {
            ...(action.text && { text: action.text }),
            ...(wanted.kind === 'assign' && { assignee: wanted.to }),
            ...(wanted.kind === 'rate' && { severity: wanted.severity }),
            ...(wanted.kind === 'resolve' && {
              resolution: wanted.resolution,
            }),
          },
        },
      );
      if (wanted.kind === 'resolve') {
        const faults = new FaultStore(tx);
        const own = await faults.ofIncident(number, MOST_FAULTS);
        const isAccepted = wanted.resolution !== 'fixed';
        await faults.save(own.map(fault => releaseFault(fault, isAccepted)));
      }
    });
    this.#changed([seen.product_ref]);
    return this.#incidents.get(number, caller);
  }
}

function progressAfter(
  row: Parameters<typeof progressOf>[0],
  action: IncidentAction,
) {
  try {
    return handleIncident(progressOf(row), action);
  } catch (error) {
    if (error instanceof IncidentActionError) {
      throw new ConflictError(error.message);
    }
    throw error;
  }
}
