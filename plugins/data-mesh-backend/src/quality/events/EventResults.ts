// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises';
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { LineageEvent } from '@meshwright/lineage';
import { qualityReportPermission } from '@meshwright/plugin-data-mesh-common';
import type { EntityAccess } from '../../access';
import type { DatasetOwners, EventHearer, OwnedDataset } from '../../lineage';
import type { ContractReader } from '../evidence/ContractReader';
import type { ResultIntake } from '../ResultIntake';
import { datasetNameIn } from './datasetNameIn';
import { type EventQuality, qualityOfEvent } from './qualityOfEvent';
import { type DatasetPlace, reportsOf } from './reportsOf';

/** Characters of facets that wait; what comes when it is full is left out, and the log says so. */
const MOST_WAITING = 32 * 1024 * 1024;
/** Events that are asked about together. */
const PORTION = 200;
/** Milliseconds that the graph is waited for: other names of a dataset may be told by the same event. */
const PATIENCE = 2_000;
/** Messages that are said once; then they are forgotten. */
const MOST_SAID = 1_000;

interface Waiting {
  /** JSON of the facets, which takes less room than objects do. */
  text: string;
  sender: BackstageCredentials;
  inGraph: Promise<unknown>;
}

type Stated = { quality: EventQuality; sender: BackstageCredentials } & {
  /** Of each dataset of the event. */
  owners: Array<OwnedDataset | undefined>;
};

/**
 * Makes results of the facets of quality that accepted events of lineage have, after their sender got the answer. Results
 * of a product are kept where the sender may report them, just as if they had been sent as a file.
 *
 * What waits is in memory: where the backend ends meanwhile, or cannot keep it, the lineage of the events is kept all the
 * same, and sending them again states their quality again.
 *
 * @internal
 */
export class EventResults implements EventHearer {
  readonly #access: EntityAccess;
  readonly #contracts: ContractReader;
  readonly #intake: ResultIntake;
  readonly #logger: LoggerService;
  readonly #owners: Pick<DatasetOwners, 'now'>;
  readonly #said = new Set<string>();
  #waiting: Waiting[] = [];
  #length = 0;
  #isBusy = false;

  constructor(options: {
    access: EntityAccess;
    contracts: ContractReader;
    intake: ResultIntake;
    logger: LoggerService;
    owners: Pick<DatasetOwners, 'now'>;
  }) {
    this.#access = options.access;
    this.#contracts = options.contracts;
    this.#intake = options.intake;
    this.#logger = options.logger;
    this.#owners = options.owners;
  }

  accepted(
    events: readonly LineageEvent[],
    sender: BackstageCredentials,
    inGraph: Promise<unknown>,
  ): void {
    // The answer goes first.
    setImmediate(() => this.#take(events, sender, inGraph));
  }

  #take(
    events: readonly LineageEvent[],
    sender: BackstageCredentials,
    inGraph: Promise<unknown>,
  ): void {
    for (const event of events) {
      const quality = qualityOfEvent(event);
      if (!quality) continue;
      const text = JSON.stringify(quality);
      if (this.#length + text.length > MOST_WAITING) {
        this.#logger.warn(
          'Events of lineage state more quality than can be kept at once; some of it is left out. Send these events again later.',
        );
        break;
      }
      this.#length += text.length;
      this.#waiting.push({ text, sender, inGraph });
    }
    if (!this.#isBusy && this.#waiting.length > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const portion = this.#waiting.splice(0, PORTION);
      try {
        await Promise.race([
          Promise.all(portion.map(({ inGraph }) => inGraph)),
          setTimeout(PATIENCE, undefined, { ref: false }),
        ]);
        await this.#keep(portion);
      } catch (error) {
        this.#logger.warn(
          `The quality that ${portion.length} events of lineage state was not kept`,
          error as Error,
        );
      }
      for (const { text } of portion) this.#length -= text.length;
    }
    this.#isBusy = false;
  }

  async #keep(portion: readonly Waiting[]): Promise<void> {
    const ownerOf = await this.#owners.now();
    const stated = portion.map(({ text, sender }): Stated => {
      const quality = JSON.parse(text) as EventQuality;
      const owners = quality.datasets.map(dataset => {
        const owner = ownerOf(dataset);
        if (!owner) this.#sayUnknown(dataset);
        return owner;
      });
      return { quality, sender, owners };
    });
    const mayState = await this.#permitted(stated);
    const contracts = await this.#contracts.read(
      stated.flatMap(({ owners }) =>
        owners.flatMap(owner => owner?.contractRef ?? []),
      ),
    );
    for (const { quality, sender, owners } of stated) {
      const places = owners.map((owner): DatasetPlace | undefined => {
        if (!owner) return undefined;
        const { productRef, contractRef, name } = owner;
        if (!mayState.get(sender)!.has(productRef)) {
          this.#sayRefused(productRef);
          return undefined;
        }
        const contract = contracts.get(contractRef ?? '')?.contract;
        const dataset = contract ? datasetNameIn(contract, name) : name;
        return { productRef, contractRef, dataset };
      });
      for (const [productRef, reports] of reportsOf(quality, places)) {
        try {
          await this.#intake.take(productRef, reports);
        } catch (error) {
          // What others say is kept all the same.
          this.#logger.warn(
            `The quality of ${productRef} that an event of lineage states was not kept`,
            error as Error,
          );
        }
      }
    }
  }

  /** The products that each sender may see and report results of. */
  async #permitted(stated: readonly Stated[]) {
    const asked = new Map<BackstageCredentials, Set<string>>();
    for (const { sender, owners } of stated) {
      const refs = asked.get(sender) ?? new Set();
      asked.set(sender, refs);
      for (const owner of owners) if (owner) refs.add(owner.productRef);
    }
    const found = new Map<BackstageCredentials, Set<string>>();
    for (const [sender, refs] of asked) {
      const visible = await this.#access.visible(refs, sender);
      found.set(
        sender,
        await this.#access.allowed(qualityReportPermission, visible, sender),
      );
    }
    return found;
  }

  #sayUnknown({ namespace, name }: { namespace: string; name: string }) {
    if (!this.#isNews(`${namespace} ${name}`)) return;
    this.#logger.debug(
      `An event states the quality of a dataset that no product provides, and it is not kept: ${namespace} ${name}`,
    );
  }

  #sayRefused(productRef: string) {
    if (!this.#isNews(productRef)) return;
    this.#logger.info(
      `An event states the quality of ${productRef}, and its sender lacks '${qualityReportPermission.name}' for it; it is not kept`,
    );
  }

  #isNews(what: string): boolean {
    if (this.#said.has(what)) return false;
    if (this.#said.size >= MOST_SAID) this.#said.clear();
    this.#said.add(what);
    return true;
  }
}
