// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Delivery, IncidentStore, Message } from '../database';
import type { ProductFact, ProductFacts } from '../ProductFacts';
import type { Channel } from './Channel';
import { headlineOf, isEnd } from './incidentWords';

type Payload = NotificationSendOptions['payload'];

/** Products whose owners are told that an incident reaches them. */
const MOST_AFFECTED = 1_000;

const SEVERITIES = {
  critical: 'critical',
  high: 'high',
  medium: 'normal',
  low: 'low',
} as const;

const TOLD: ReadonlySet<string> = new Set([
  'opened',
  'reopened',
  'rated',
  'assigned',
  'commented',
  'reached',
  'resolved',
  'recovered',
]);

function pageOf(product: string): string {
  const { kind, namespace, name } = parseEntityRef(product);
  return `/catalog/${namespace}/${kind}/${name}`;
}

/**
 * Tells people of incidents by Backstage's notifications: owners of the product, owners of products that its data reaches,
 * and who looks after it. What is told later of the same incident takes the place of what was told before.
 *
 * Owners of products below may not see the product that broke: they are told of their own products only.
 *
 * @internal
 */
export class NotificationChannel implements Channel {
  readonly channel = 'notifications';
  readonly perMinute = 600;
  readonly #facts: ProductFacts;
  readonly #notifications: NotificationService;
  readonly #store: IncidentStore;

  constructor(options: {
    facts: ProductFacts;
    notifications: NotificationService;
    store: IncidentStore;
  }) {
    this.#facts = options.facts;
    this.#notifications = options.notifications;
    this.#store = options.store;
  }

  wants(message: Message): boolean {
    return TOLD.has(message.happening.kind) || failingBelow(message).length > 0;
  }

  async send({ message }: Delivery): Promise<void> {
    const { happening, incident } = message;
    if (happening.kind === 'assigned' || happening.kind === 'commented') {
      await this.#tellAssignee(message);
      return;
    }
    if (happening.kind === 'joined') {
      await this.#tellFailing(message);
      return;
    }
    const affected = (
      await this.#store.affected(incident.number, MOST_AFFECTED)
    ).filter(({ added_at }) => added_at <= happening.at);
    const reached = affected.map(({ product_ref }) => product_ref);
    const facts = await this.#facts.of([incident.product_ref, ...reached]);
    const own = facts.get(incident.product_ref);
    const owners = new Set(own?.owners ?? []);
    if (incident.assignee) owners.add(incident.assignee);
    if (own && owners.size > 0 && happening.kind !== 'reached') {
      await this.#send([...owners], message, {
        title: headlineOf(message),
        description: ownersText(own, message, reached.length),
        link: `/incidents/${incident.number}`,
        scope: `incident:${incident.number}`,
      });
    }
    // How bad it is now changes nothing for those below.
    if (happening.kind === 'rated') return;
    const added = new Set(
      affected
        .filter(({ added_at }) => added_at === happening.at)
        .map(({ product_ref }) => product_ref),
    );
    for (const [owner, products] of byOwner(reached, facts)) {
      if (owners.has(owner)) continue;
      // The others were told before.
      if (happening.kind === 'reached' && !products.some(p => added.has(p))) {
        continue;
      }
      await this.#send([owner], message, {
        ...consumerText(products, facts, message),
        link: pageOf(products[0]),
        scope: `incident:${incident.number}:affected`,
      });
    }
  }

  /** What fails is no incident of its own, so nobody else would tell those who own it. */
  async #tellFailing(message: Message): Promise<void> {
    const products = failingBelow(message);
    const facts = await this.#facts.of(products);
    for (const [owner, own] of byOwner(products, facts)) {
      const names = own.map(product => facts.get(product)?.title ?? product);
      await this.#send([owner], message, {
        title:
          names.length === 1
            ? `${names[0]} fails as well`
            : `${names.length} products fail as well`,
        description: `Checks of ${names.join(
          ', ',
        )} fail since data is wrong that is taken in. You are told when that is over; what fails on then is an incident of its own.`,
        link: pageOf(own[0]),
        scope: `incident:${message.incident.number}:affected`,
      });
    }
  }

  async #tellAssignee(message: Message): Promise<void> {
    const { happening, incident } = message;
    if (!incident.assignee || incident.assignee === happening.by) return;
    const isComment = happening.kind === 'commented';
    await this.#send([incident.assignee], message, {
      title: isComment
        ? `Comment: ${incident.title} (#${incident.number})`
        : `Yours: ${incident.title} (#${incident.number})`,
      description: isComment
        ? 'Somebody commented on an incident that you look after.'
        : 'An incident was assigned to you.',
      link: `/incidents/${incident.number}`,
      scope: `incident:${incident.number}:${happening.kind}`,
    });
  }

  async #send(
    entityRef: string[],
    { happening, incident }: Message,
    payload: Payload,
  ): Promise<void> {
    await this.#notifications.send({
      recipients: {
        type: 'entity',
        entityRef,
        ...(happening.by && { excludeEntityRef: happening.by }),
      },
      payload: {
        topic: 'Incidents',
        severity: SEVERITIES[incident.severity],
        ...payload,
      },
    });
  }
}

/** Products below in which checks begin to fail that count to the incident. */
function failingBelow({ happening, incident }: Message): string[] {
  if (happening.kind !== 'joined') return [];
  const failing = (happening.data?.faults ?? []).map(({ product }) => product);
  return [...new Set(failing)].filter(one => one !== incident.product_ref);
}

function ownersText(
  { title }: ProductFact,
  message: Message,
  reached: number,
): string {
  const { severity } = message.incident;
  if (isEnd(message)) return `${title} has recovered from this incident.`;
  const below =
    reached === 0
      ? 'No other product takes its data.'
      : `${reached} ${reached === 1 ? 'product' : 'products'} below ${
          reached === 1 ? 'is' : 'are'
        } affected.`;
  return `${title}, severity ${severity}. ${below}`;
}

/** Owners with their products, in the order of products. */
function byOwner(
  products: readonly string[],
  facts: ReadonlyMap<string, ProductFact>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const product of products) {
    for (const owner of facts.get(product)?.owners ?? []) {
      const own = found.get(owner);
      if (own) own.push(product);
      else found.set(owner, [product]);
    }
  }
  return found;
}

function consumerText(
  products: readonly string[],
  facts: ReadonlyMap<string, ProductFact>,
  message: Message,
): Pick<Payload, 'title' | 'description'> {
  const names = products.map(product => facts.get(product)?.title ?? product);
  const who =
    names.length === 1 ? `${names[0]} takes` : `${names.length} products take`;
  return isEnd(message)
    ? {
        title: `Data that ${who} is right again`,
        description: `The incident is over. Concerned: ${names.join(', ')}.`,
      }
    : {
        title: `Data that ${who} has an incident`,
        description: `Severity ${
          message.incident.severity
        }. You are told when it is over. Concerned: ${names.join(', ')}.`,
      };
}
