// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  type FreshnessState,
  type ProductState,
  type ProductStatus,
  type ProductStatusReason,
  type QualityAvailability,
  type QualityMaintenance,
  qualityMaintenancePermission,
  type ServiceLevelState,
  type StatusDay,
} from '@meshwright/plugin-data-mesh-common';
import {
  type Availability,
  availabilityOf,
  judgeServiceLevels,
  type PlannedMaintenance,
  type StatusChange,
  worstState,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import type { EntityAccess } from '../../access';
import type { ContractReader } from '../evidence/ContractReader';
import { portContracts } from '../evidence/Masking';
import { type PlacedFreshness, readCheckFacts } from './CheckFacts';
import type { MaintenanceStore } from './MaintenanceStore';
import { type ChangeRow, WHOLE } from './rows';
import type { StatusEvaluator } from './StatusEvaluator';
import type { StatusStore } from './StatusStore';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const CHANGES = 50;
/** Longest maintenance: what takes longer is no maintenance. */
const LONGEST = 30 * DAY;

type Ref = { namespace: string; name: string };

const toAvailability = (one: Availability): QualityAvailability => ({
  percent: one.percent,
  known: one.known,
  maintenanceHours: Number((one.maintenance / HOUR).toFixed(2)),
});

/** The worst state that a span of time was in; `unknown` where it was in none. */
function worstOf({ time }: Availability): ProductState {
  const states = (Object.keys(time) as ProductState[]).filter(
    state => time[state] > 0 && state !== 'unknown',
  );
  return worstState(states);
}

const notYet: ProductStatusReason[] = [
  {
    kind: 'no-data',
    state: 'unknown',
    text: 'Its status was not found out yet.',
  },
];

const changesOf = (changes: readonly ChangeRow[], port: string) =>
  changes.filter(one => one.port === port);

const toFreshness = (one: PlacedFreshness): FreshnessState => ({
  contract: one.contractRef,
  dataset: one.dataset,
  column: one.column,
  ageHours: one.ageHours,
  promisedHours: one.promisedHours,
  measuredAt: one.measuredAt,
});

/** Answers how a product is and was, and takes announcements of maintenance. @internal */
export class StatusService {
  readonly #access: EntityAccess;
  readonly #auth: AuthService;
  readonly #contracts: ContractReader;
  readonly #evaluator: StatusEvaluator;
  readonly #knex: Knex;
  readonly #maintenance: MaintenanceStore;
  readonly #store: StatusStore;

  constructor(options: {
    access: EntityAccess;
    auth: AuthService;
    contracts: ContractReader;
    evaluator: StatusEvaluator;
    knex: Knex;
    maintenance: MaintenanceStore;
    store: StatusStore;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
    this.#contracts = options.contracts;
    this.#evaluator = options.evaluator;
    this.#knex = options.knex;
    this.#maintenance = options.maintenance;
    this.#store = options.store;
  }

  async get(
    ref: Ref,
    { days }: { days: number },
    credentials: BackstageCredentials,
  ): Promise<ProductStatus> {
    const product = await this.#access.product(ref, credentials);
    const productRef = stringifyEntityRef(product);
    const contracts = portContracts(product);
    const now = Date.now();
    const today = Math.floor(now / DAY) * DAY;
    const window = { from: today - (days - 1) * DAY, to: now };
    const since = new Date(window.from).toISOString();
    const [rows, changes, maintenance, facts, read] = await Promise.all([
      this.#store.ofProduct(productRef),
      this.#store.changes(productRef, since),
      this.#maintenance.endingAfter([productRef], since),
      readCheckFacts(this.#knex, [productRef]),
      this.#contracts.read(contracts.values(), credentials),
    ]);
    const planned = maintenance.get(productRef) ?? [];
    const { freshness } = facts.get(productRef)!;
    const ofPort = (port: string) =>
      availabilityOf(changesOf(changes, port), planned, window);
    const states = new Map(rows.map(row => [row.port, row]));
    const whole = states.get(WHOLE);
    const ports = [...contracts].map(([name, contract]) => {
      const row = states.get(name);
      const availability = ofPort(name);
      return { name, contract, row, availability };
    });
    return {
      state: whole?.state ?? 'unknown',
      ...(whole && { since: whole.since }),
      reasons: whole ? JSON.parse(whole.reasons) : notYet,
      ports: ports.map(({ name, contract, row, availability }) => ({
        name,
        contract,
        state: row?.state ?? 'unknown',
        ...(row && { since: row.since }),
        reasons: row ? JSON.parse(row.reasons) : notYet,
        availability: toAvailability(availability),
      })),
      freshness: freshness.map(toFreshness),
      serviceLevels: ports.flatMap(({ contract, availability }) => {
        const one = read.get(contract)?.contract;
        if (!one) return [];
        const levels = new Map(
          one.serviceLevels.map(level => [level.path, level]),
        );
        return judgeServiceLevels(one.serviceLevels, {
          availability,
          freshness: freshness.filter(
            ({ contractRef }) => contractRef === contract,
          ),
        }).map(
          ({ path, property, state, measured }): ServiceLevelState => ({
            contract,
            property,
            value: levels.get(path)?.value,
            ...(levels.get(path)?.unit && { unit: levels.get(path)!.unit }),
            state,
            ...(measured && { measured }),
          }),
        );
      }),
      availability: toAvailability(ofPort(WHOLE)),
      days: daysOf(changesOf(changes, WHOLE), planned, window),
      changes: changes
        .filter(({ port }) => port === WHOLE)
        .slice(-CHANGES)
        .reverse()
        .map(({ from, state }) => ({ from, state })),
      maintenance: planned.filter(({ endsAt }) => Date.parse(endsAt) > now),
    };
  }

  async announce(
    ref: Ref,
    request: { title: string; startsAt: string; endsAt: string },
    credentials: BackstageCredentials,
  ): Promise<QualityMaintenance> {
    const product = await this.#access.productFor(
      qualityMaintenancePermission,
      ref,
      credentials,
    );
    const [from, to] = [request.startsAt, request.endsAt].map(time =>
      Date.parse(time),
    );
    if (to <= from) {
      throw new InputError("'endsAt' must be after 'startsAt'");
    }
    if (to <= Date.now()) {
      throw new InputError("'endsAt' must be to come: what is over is no plan");
    }
    if (to - from > LONGEST) {
      throw new InputError("'endsAt' must be at most 30 days after 'startsAt'");
    }
    const productRef = stringifyEntityRef(product);
    const made = await this.#maintenance.create(productRef, {
      title: request.title,
      startsAt: new Date(from).toISOString(),
      endsAt: new Date(to).toISOString(),
      announcedBy: this.#auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : 'another backend',
    });
    await this.#evaluator.evaluate([productRef]);
    return made;
  }

  async cancel(
    ref: Ref,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const product = await this.#access.productFor(
      qualityMaintenancePermission,
      ref,
      credentials,
    );
    const productRef = stringifyEntityRef(product);
    if (!(await this.#maintenance.cancel(productRef, id))) {
      throw new NotFoundError(
        'There is no such maintenance, or it is over already.',
      );
    }
    await this.#evaluator.evaluate([productRef]);
  }
}

function daysOf(
  changes: readonly StatusChange[],
  planned: readonly PlannedMaintenance[],
  window: { from: number; to: number },
): StatusDay[] {
  const days: StatusDay[] = [];
  for (let from = window.from; from < window.to; from += DAY) {
    const one = availabilityOf(changes, planned, {
      from,
      to: Math.min(from + DAY, window.to),
    });
    days.push({
      day: new Date(from).toISOString().slice(0, 10),
      state: worstOf(one),
      ...toAvailability(one),
    });
  }
  return days;
}
