// SPDX-License-Identifier: Apache-2.0
import type { Delivery, Message } from '../database';
import { addressOf, headlineOf, isEnd } from './incidentWords';
import type { ToldMessage } from './withoutNames';

type Told = Pick<Delivery, 'messageId'> & { message: ToldMessage };

/** How messages are written for a receiver. @internal */
export type WebhookFormat = 'cloudevents' | 'slack' | 'teams';

/** @internal */
export interface FormattedMessage {
  contentType: string;
  body: string;
}

/** Ends of the types of events, by what happened; what is not here is not told to other systems. */
const TYPES: Partial<Record<Message['happening']['kind'], string>> = {
  opened: 'opened',
  acknowledged: 'acknowledged',
  assigned: 'assigned',
  unassigned: 'unassigned',
  rated: 'severity-changed',
  resolved: 'resolved',
  recovered: 'resolved',
  merged: 'resolved',
  reopened: 'reopened',
};
const IN_CHATS: ReadonlySet<string> = new Set([
  'opened',
  'rated',
  'resolved',
  'recovered',
  'merged',
  'reopened',
]);

/** Whether a receiver of a format is told of something. @internal */
export const isTold = (format: WebhookFormat, { happening }: Message) =>
  happening.kind in TYPES &&
  (format === 'cloudevents' || IN_CHATS.has(happening.kind));

/** CloudEvents 1.0.2 in structured mode, JSON format. Comments and names of checks stay in the portal. */
function cloudEvent(
  { messageId, message }: Told,
  portal: string,
): FormattedMessage {
  const { happening, incident } = message;
  return {
    contentType: 'application/cloudevents+json; charset=utf-8',
    body: JSON.stringify({
      specversion: '1.0',
      id: messageId,
      source: `${portal}/incidents`,
      type: `io.meshwright.incident.${TYPES[happening.kind]}.v1`,
      subject: String(incident.number),
      time: happening.at,
      datacontenttype: 'application/json',
      data: {
        number: incident.number,
        title: incident.title,
        url: addressOf(message, portal),
        product: incident.product_ref,
        contract: incident.contract_ref,
        domain: incident.domain_ref,
        severity: incident.severity,
        state: incident.state,
        origin: incident.origin,
        resolution: incident.resolution,
        mergedInto: incident.merged_into,
        assignee: incident.assignee,
        openedAt: incident.opened_at,
        openedBy: incident.opened_by,
        resolvedAt: incident.resolved_at,
        by: happening.by ?? null,
      },
    }),
  };
}

function factsOf({ incident }: ToldMessage): Array<[string, string]> {
  return [
    ...(incident.product_ref
      ? [['Product', incident.product_ref] as [string, string]]
      : []),
    ...(incident.domain_ref
      ? [['Domain', incident.domain_ref] as [string, string]]
      : []),
    ['Severity', incident.severity],
    ['Since', incident.opened_at],
  ];
}

/** Incoming webhook of Slack, with blocks. Plain text only: nothing of a title is read as markup. */
function slack({ message }: Told, portal: string): FormattedMessage {
  const headline = headlineOf(message);
  const plain = (text: string) => ({
    type: 'plain_text',
    text: text.slice(0, 2_000),
    emoji: false,
  });
  // The text beside the blocks is shown in notifications, and is markup.
  const escaped = headline
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
  return {
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({
      text: escaped,
      blocks: [
        { type: 'section', text: plain(headline) },
        {
          type: 'section',
          fields: factsOf(message).map(([name, value]) =>
            plain(`${name}: ${value}`),
          ),
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: plain('Open the incident'),
              url: addressOf(message, portal),
            },
          ],
        },
      ],
    }),
  };
}

/** Incoming webhook of Microsoft Teams (Workflows), with an adaptive card 1.4. Texts in runs are not read as markup. */
function teams({ message }: Told, portal: string): FormattedMessage {
  const line = (text: string, style: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...style }],
  });
  return {
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              line(headlineOf(message), {
                weight: 'bolder',
                size: 'medium',
                color: isEnd(message) ? 'good' : 'attention',
              }),
              ...factsOf(message).map(([name, value]) =>
                line(`${name}: ${value}`),
              ),
            ],
            actions: [
              {
                type: 'Action.OpenUrl',
                title: 'Open the incident',
                url: addressOf(message, portal),
              },
            ],
          },
        },
      ],
    }),
  };
}

const FORMATS = { cloudevents: cloudEvent, slack, teams };

/** Writes a message for a receiver. @internal */
export function formatMessage(
  format: WebhookFormat,
  delivery: Told,
  portal: string,
): FormattedMessage {
  return FORMATS[format](delivery, portal);
}
