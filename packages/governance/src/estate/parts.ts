// SPDX-License-Identifier: Apache-2.0
import type {
  AuthoritativeDefinition,
  CustomProperty,
  ServiceLevel,
  SupportChannel,
  Team,
} from '@meshwright/contracts';
import { inDays } from '../cel/mesh';

/** A span of time in days; null for what is none. */
function daysOf(value: unknown, unit: string): number | null {
  const amount = typeof value === 'string' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null;
  const days = inDays(amount, unit);
  return typeof days === 'number' ? days : null;
}

/** Where in which file, in one text. @internal */
export type Place = (pointer: string) => string;

/** @internal */
export function placeIn(file: string): Place {
  return pointer => (pointer === '' ? file : `${file}#${pointer}`);
}

/** Custom properties by name; of a name that comes twice, the first counts. @internal */
export function customOf(
  properties: readonly CustomProperty[] = [],
): Record<string, unknown> {
  const custom: Record<string, unknown> = Object.create(null);
  for (const { property, value } of properties) {
    if (property && !(property in custom)) custom[property] = value;
  }
  return custom;
}

/** @internal */
export function lower(words: readonly string[] = []): string[] {
  return words.map(word => word.trim().toLowerCase());
}

/** @internal */
export function serviceLevelsOf(levels: readonly ServiceLevel[], place: Place) {
  return levels.map(
    ({ property, value, unit = '', description = '', path }) => ({
      property,
      value: value ?? null,
      unit,
      days: daysOf(value, unit),
      description,
      path: place(path),
    }),
  );
}

/** @internal */
export function channelsOf(
  channels: readonly SupportChannel[],
  place: Place,
  pointer: string,
) {
  return channels.map((item, index) => ({
    channel: item.channel,
    tool: item.tool ?? '',
    url: item.url ?? '',
    scope: item.scope ?? '',
    path: place(`${pointer}/${index}`),
  }));
}

/** @internal */
export function membersOf(team: Team | undefined) {
  return (team?.members ?? []).map(({ name, username, role, dateOut }) => ({
    name: name ?? username ?? '',
    role: role ?? '',
    left: dateOut !== undefined,
  }));
}

/** @internal */
export function linksOf(definitions: readonly AuthoritativeDefinition[]) {
  return definitions.map(({ type = '', url }) => ({ type, url }));
}
