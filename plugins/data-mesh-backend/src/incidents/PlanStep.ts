// SPDX-License-Identifier: Apache-2.0
import {
  type Consumer,
  consumersBy,
  type Fault,
  faultId,
  type Feeds,
  handleIncident,
  type IncidentPlan,
  type IncidentRules,
  originOfFaults,
  type PlannedGroup,
  planIncidents,
  type ProductEdge,
  severityOfFaults,
  titleOfFaults,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import {
  FaultStore,
  type IncidentRow,
  IncidentStore,
  IncidentWriter,
  type Outbox,
  progressOf,
} from './database';
import type { ProductFact } from './ProductFacts';

const MOST_FAULTS = 20_000;
const MOST_INCIDENTS = 5_000;
/** Faults that an event of the timeline names. */
const NAMED = 20;
const MINUTE = 60_000;

const namesOf = (faults: readonly Fault[]) => ({
  faults: faults
    .slice(0, NAMED)
    .map(({ product, name, dataset }) => ({ product, name, dataset })),
});

/** One plan of what has to happen to incidents, and its doing, in one transaction. @internal */
export class PlanStep {
  readonly #at = new Date().toISOString();
  readonly #consumersOf: ReturnType<typeof consumersBy>;
  readonly #edges: readonly ProductEdge[];
  readonly #feeds: Feeds;
  readonly #facts: ReadonlyMap<string, ProductFact>;
  readonly #rules: IncidentRules;
  readonly #store: IncidentStore;
  readonly #faultStore: FaultStore;
  readonly #writer: IncidentWriter;
  readonly #changed = new Set<string>();
  #faults = new Map<string, Fault>();
  #incidents = new Map<string, IncidentRow>();
  /** Products that open incidents reach, by their numbers. */
  #reached = new Map<number, Set<string>>();

  constructor(options: {
    tx: Knex.Transaction;
    edges: readonly ProductEdge[];
    /** What lineage knows of columns and datasets. */
    feeds: Feeds;
    facts: ReadonlyMap<string, ProductFact>;
    outbox: Outbox;
    rules: IncidentRules;
  }) {
    this.#consumersOf = consumersBy(options.edges);
    this.#edges = options.edges;
    this.#feeds = options.feeds;
    this.#facts = options.facts;
    this.#rules = options.rules;
    this.#store = new IncidentStore(options.tx);
    this.#faultStore = new FaultStore(options.tx);
    this.#writer = new IncidentWriter(options.tx, options.outbox);
  }

  async run(): Promise<string[]> {
    const since = Date.parse(this.#at) - this.#rules.reopenWithin * MINUTE;
    const faults = await this.#faultStore.concerning(MOST_FAULTS);
    const all = await this.#store.open(MOST_INCIDENTS);
    const open = all.filter(({ origin }) => origin !== 'person');
    const ended = await this.#store.endedSince(
      new Date(since).toISOString(),
      MOST_INCIDENTS,
    );
    this.#faults = new Map(faults.map(fault => [faultId(fault), fault]));
    this.#incidents = new Map(
      [...ended, ...all].map(row => [String(row.number), row]),
    );
    this.#reached = await this.#store.reachedBy(
      [...ended, ...all].map(({ number }) => number),
    );
    const plan = planIncidents(
      {
        faults,
        incidents: open.map(row => ({
          id: String(row.number),
          product: row.product_ref,
          contract: row.contract_ref,
          isLate: row.origin === 'service-level',
          openedAt: row.opened_at,
          state: row.state,
          severity: row.severity,
          isRated: Boolean(row.is_rated),
          isHeld: Boolean(row.is_held),
        })),
        ended: ended.map(row => ({
          id: String(row.number),
          product: row.product_ref,
          contract: row.contract_ref,
          isLate: row.origin === 'service-level',
          resolvedAt: row.resolved_at ?? row.updated_at,
        })),
        edges: this.#edges,
        feeds: this.#feeds,
      },
      this.#rules,
    );
    await this.#carryOut(plan);
    await this.#reachAgain(all);
    return [...this.#changed];
  }

  /** Who takes the data may become known, or begin to take it, while an incident is open. */
  async #reachAgain(open: readonly IncidentRow[]): Promise<void> {
    for (const { number } of open) {
      const row = this.#incidents.get(String(number))!;
      if (row.state === 'resolved') continue;
      const spot = { product: row.product_ref, contract: row.contract_ref };
      await this.#reach(row, this.#consumersOf(spot));
    }
  }

  async #reach(row: IncidentRow, consumers: readonly Consumer[]) {
    const known = this.#reached.get(row.number) ?? new Set<string>();
    await this.#writer.reach(row, consumers, known, this.#at);
    this.#reached.set(
      row.number,
      new Set([...known, ...consumers.map(({ product }) => product)]),
    );
  }

  /** Products that a group reaches: by lineage, and as something of the same cause is wrong there. */
  #consumersOfGroup(
    { product, contract }: PlannedGroup,
    faults: readonly Fault[],
  ): Consumer[] {
    const all = this.#consumersOf({ product, contract: null });
    const failing = new Set(faults.map(fault => fault.product));
    const found = new Map(
      [
        ...all.filter(each => failing.has(each.product)),
        ...this.#consumersOf({ product, contract }),
      ].map(each => [each.product, each]),
    );
    return [...found.values()];
  }

  async #carryOut(plan: IncidentPlan): Promise<void> {
    for (const { incident, faults } of plan.left) {
      await this.#change(incident, {}, 'left', namesOf(this.#named(faults)));
      await this.#move(faults, null);
    }
    for (const group of plan.groups) await this.#group(group);
    for (const { incident, severity } of plan.worsened) {
      await this.#change(incident, { severity }, 'rated', { severity });
    }
    for (const incident of plan.recovered) {
      await this.#change(
        incident,
        { state: 'resolved', resolution: 'recovered', isHeld: false },
        'recovered',
        { resolution: 'recovered' },
      );
      await this.#move(this.#membersOf(incident), null);
    }
  }

  async #group(group: PlannedGroup): Promise<void> {
    const faults = this.#named(group.faults);
    const consumers = this.#consumersOfGroup(group, faults);
    const id =
      group.incident ??
      String((await this.#open(group, faults, consumers)).number);
    const row = this.#incidents.get(id)!;
    if (group.isReopened) {
      // Told with that it is open again.
      await this.#writer.addAffected(row.number, consumers, this.#at);
      const progress = handleIncident(progressOf(row), { kind: 'reopen' });
      await this.#change(id, progress, 'reopened', namesOf(faults));
    } else if (group.incident !== undefined) {
      await this.#change(id, {}, 'joined', namesOf(faults));
      await this.#reach(this.#incidents.get(id)!, consumers);
    }
    if (group.isReopened || group.incident === undefined) {
      this.#reached.set(
        row.number,
        new Set([
          ...(this.#reached.get(row.number) ?? []),
          ...consumers.map(({ product }) => product),
        ]),
      );
    }
    for (const other of group.merged) {
      await this.#change(
        other,
        { state: 'resolved', resolution: 'merged', mergedInto: Number(id) },
        'merged',
        { other: Number(id) },
      );
      await this.#change(id, {}, 'took-over', { other: Number(other) });
      // Those that have recovered go with it as well.
      await this.#move(this.#membersOf(other), id);
    }
    await this.#move(group.faults, id);
  }

  async #open(
    group: PlannedGroup,
    faults: readonly Fault[],
    consumers: readonly Consumer[],
  ) {
    const own = faults.filter(
      ({ product, kind }) =>
        product === group.product &&
        (kind === 'service-level') === group.isLate,
    );
    const row = await this.#writer.open(
      {
        product: group.product,
        contract: group.contract,
        domain: this.#facts.get(group.product)?.domain ?? null,
        title: titleOfFaults(own),
        severity: severityOfFaults(faults),
        origin: originOfFaults(own),
      },
      consumers,
      { kind: 'opened', at: this.#at, data: namesOf(faults) },
    );
    this.#incidents.set(String(row.number), row);
    this.#changed.add(row.product_ref);
    return row;
  }

  async #change(
    id: string,
    change: Parameters<IncidentWriter['change']>[1],
    kind: Parameters<IncidentWriter['change']>[2]['kind'],
    data: Parameters<IncidentWriter['change']>[2]['data'],
  ): Promise<void> {
    const row = this.#incidents.get(id)!;
    const next = await this.#writer.change(row, change, {
      kind,
      at: this.#at,
      data,
    });
    this.#incidents.set(id, next);
    this.#changed.add(row.product_ref);
  }

  #named(ids: readonly string[]): Fault[] {
    return ids.map(id => this.#faults.get(id)!);
  }

  #membersOf(incident: string): string[] {
    return [...this.#faults]
      .filter(([, fault]) => fault.incident === incident)
      .map(([id]) => id);
  }

  async #move(ids: readonly string[], incident: string | null): Promise<void> {
    const moved = this.#named(ids).map(fault => ({ ...fault, incident }));
    for (const fault of moved) this.#faults.set(faultId(fault), fault);
    await this.#faultStore.save(moved);
  }
}
