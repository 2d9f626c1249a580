// SPDX-License-Identifier: Apache-2.0
import type { Message } from '../database';
import type { ToldMessage } from './withoutNames';

const DID: Partial<Record<Message['happening']['kind'], string>> = {
  opened: 'Incident',
  reopened: 'Again',
  rated: 'Now',
  resolved: 'Resolved',
  recovered: 'Recovered',
  merged: 'Merged',
};

/** Whether what happened ends an incident. @internal */
export const isEnd = ({ happening: { kind } }: Pick<Message, 'happening'>) =>
  kind === 'resolved' || kind === 'recovered' || kind === 'merged';

/** What happened in a line: what, which incident, how bad. @internal */
export function headlineOf(message: ToldMessage): string {
  const { happening, incident } = message;
  const word =
    happening.kind === 'rated'
      ? `Now ${incident.severity}`
      : DID[happening.kind] ?? 'Incident';
  return `${word}: ${incident.title} (#${incident.number})`;
}

/** Address of the page of an incident. @internal */
export const addressOf = ({ incident }: ToldMessage, portal: string) =>
  `${portal}/incidents/${incident.number}`;
