// SPDX-License-Identifier: Apache-2.0
import type {
  GovernanceLevel,
  GovernancePolicySummary,
  GovernanceTally,
} from '@meshwright/plugin-data-mesh-common';
import { describeDay } from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';

type Lifecycle = GovernancePolicySummary['lifecycle'];

/** A state of a policy in a word. @internal */
export const LIFECYCLE_WORDS: Record<Lifecycle, string> = {
  draft: 'Draft',
  grace: 'In grace',
  enabled: 'Enabled',
  retired: 'Retired',
};

/** A severity in a word. @internal */
export const SEVERITY_WORDS = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const;

const ENFORCEMENT_WORDS: Partial<Record<string, string>> = {
  form: 'Create, before a product is made',
  ci: 'CI, before a change is merged',
  catalog: 'the catalog, all the time',
  permission: 'permissions, at each request',
  cloud: 'the cloud, when a product is deployed',
};

/** Where a policy is asked, in words; a point that has none is written as it is. @internal */
export function enforcementText(points: readonly string[]): string {
  return points.map(point => ENFORCEMENT_WORDS[point] ?? point).join('; ');
}

/** What a policy is now, with the date where a grace period ends. @internal */
export function lifecycleText({
  lifecycle,
  graceUntil,
}: Pick<GovernancePolicySummary, 'lifecycle' | 'graceUntil'>): string {
  return lifecycle === 'grace' && graceUntil
    ? `In grace until ${describeDay(graceUntil)}`
    : LIFECYCLE_WORDS[lifecycle];
}

/** How the state of a policy is drawn; what does not bind is grey. @internal */
export function stateOfPolicy({
  lifecycle,
  errors,
}: Pick<GovernancePolicySummary, 'lifecycle' | 'errors'>): State {
  if (errors.length > 0) return 'error';
  if (lifecycle === 'grace') return 'warning';
  return lifecycle === 'enabled' ? 'ok' : 'unknown';
}

/** Rules that were asked. @internal */
export const askedOf = ({ pass, fail, waived, error }: GovernanceTally) =>
  pass + fail + waived + error;

/** Part that passed, from 0 to 1; undefined where nothing was asked. @internal */
export function rateOf(counts: GovernanceTally): number | undefined {
  const asked = askedOf(counts);
  return asked === 0 ? undefined : counts.pass / asked;
}

/** A part as people write it. Nothing is rounded up to all. @internal */
export function percent(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return 'No data';
  return `${Math.floor(rate * 100)} %`;
}

/** Levels of maturity with what they ask for, as the documentation has them. @internal */
export const LEVELS = [
  { level: 1, name: 'Starting', asks: 'Policies have been asked.' },
  { level: 2, name: 'Safe', asks: 'No error is open.' },
  { level: 3, name: 'Managed', asks: 'No warning is open either.' },
  { level: 4, name: 'Exemplary', asks: 'Nothing is open, nothing is waived.' },
] as const;

/** Name of a level. @internal */
export function levelName(level: GovernanceLevel): string {
  return LEVELS.find(each => each.level === level)?.name ?? 'No data';
}

/** How a level is drawn. @internal */
export function stateOfLevel(level: GovernanceLevel): State {
  if (level === null) return 'unknown';
  if (level === 1) return 'error';
  return level === 2 ? 'warning' : 'ok';
}

/** Work in words: minutes, hours, days of eight hours. @internal */
export function workText(minutes: number): string {
  if (minutes < 60) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 16
    ? `${Math.round(hours * 10) / 10} h`
    : `${Math.round(hours / 8).toLocaleString('en-US')} days`;
}
