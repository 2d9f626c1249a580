// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { NoticeKind, NoticeRow, NoticeStore } from '../database';
import type { Addressees } from './Addressees';

/** Messages that a notification spells out. */
const SPELLED = 3;

const TITLES: Record<NoticeKind, (product: string, count: number) => string> = {
  failure: (product, count) =>
    count === 1
      ? `${product} fails a rule`
      : `${product} fails ${count} more rules`,
  'grace-ends': product => `A grace period ends soon for ${product}`,
  'waiver-requested': product => `A waiver is asked for: ${product}`,
  'waiver-decided': product => `Your request for a waiver: ${product}`,
  'waiver-ends': product => `A waiver ends soon: ${product}`,
};

function linkOf({ kind, product_ref }: NoticeRow): string {
  if (kind === 'waiver-requested') return '/policies/waivers?state=requested';
  if (kind === 'waiver-decided') return '/policies/waivers?mine=true';
  const { namespace, name } = parseEntityRef(product_ref);
  return `/catalog/${namespace}/dataproduct/${name}/governance`;
}

/** Notices that one person is told together. */
function groupsOf(notices: readonly NoticeRow[]): NoticeRow[][] {
  const groups = new Map<string, NoticeRow[]>();
  for (const notice of notices) {
    const { kind, recipient, product_ref, created_at } = notice;
    // Failures of one evaluation belong together; those of another are news of their own.
    const at = kind === 'failure' ? created_at : '';
    const key = JSON.stringify([kind, recipient, product_ref, at]);
    const known = groups.get(key);
    if (known) known.push(notice);
    else groups.set(key, [notice]);
  }
  return [...groups.values()];
}

/** Tells people what is noted for them, through Backstage's notifications. @internal */
export class NoticeSender {
  readonly #addressees: Addressees;
  readonly #logger: LoggerService;
  readonly #notices: NoticeStore;
  readonly #notifications: NotificationService;
  #failing = false;

  constructor(options: {
    addressees: Addressees;
    logger: LoggerService;
    notices: NoticeStore;
    notifications: NotificationService;
  }) {
    this.#addressees = options.addressees;
    this.#logger = options.logger;
    this.#notices = options.notices;
    this.#notifications = options.notifications;
  }

  /** Tells what is open. What cannot be told stays noted, and is tried again later. */
  async run(): Promise<void> {
    const claimed = await this.#notices.claim();
    if (claimed.length === 0) return;
    try {
      for (const group of groupsOf(await this.#addressed(claimed))) {
        await this.#send(group);
        await this.#notices.sent(group);
      }
      this.#failing = false;
    } catch (error) {
      // Where no notifications are installed this comes back at each turn.
      if (!this.#failing) {
        this.#logger.warn(
          'Owners could not be told about policies; it is tried again later',
          error as Error,
        );
      }
      this.#failing = true;
    }
  }

  /** The notices with somebody whom they reach; of those that reach nobody the log has a word. */
  async #addressed(claimed: readonly NoticeRow[]): Promise<NoticeRow[]> {
    const found = await this.#addressees.firstOf(
      claimed.map(({ recipient, others }) => [
        recipient,
        ...JSON.parse(others),
      ]),
    );
    const lost = claimed.filter((_, index) => !found[index]);
    for (const { kind, product_ref, recipient } of lost) {
      this.#logger.warn(
        `Nobody is told '${kind}' of ${product_ref}: ${recipient} has no members in the catalog, nor has anybody else who answers for it. Give it an owner.`,
      );
    }
    await this.#notices.sent(lost);
    return claimed.flatMap((notice, index) => {
      const recipient = found[index];
      return recipient ? [{ ...notice, recipient }] : [];
    });
  }

  async #send(group: NoticeRow[]): Promise<void> {
    const [first] = group;
    const { kind, recipient, product_ref, title } = first;
    // Somebody in the place of two others hears it once.
    const messages = [...new Set(group.map(({ message }) => message))];
    const more = messages.length - SPELLED;
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: {
        title: TITLES[kind](title, group.length),
        description: [
          ...messages.slice(0, SPELLED),
          ...(more > 0 ? [`and ${more} more`] : []),
        ].join('\n'),
        link: linkOf(first),
        severity: group.some(({ severity }) => severity === 'error')
          ? 'high'
          : 'normal',
        topic: 'Policies',
        // The same again takes the place of what was told before.
        scope: `governance:${kind}:${product_ref}${
          kind.startsWith('waiver') ? `:${first.key}` : ''
        }`,
      },
    });
  }
}
