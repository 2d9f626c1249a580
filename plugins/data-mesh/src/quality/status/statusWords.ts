// SPDX-License-Identifier: Apache-2.0
import type {
  ProductState,
  ProductStatusReason,
  QualityAvailability,
} from '@meshwright/plugin-data-mesh-common';
import {
  PRODUCT_STATES,
  plural,
  type TrustFact,
} from '@meshwright/plugin-data-mesh-react';

/** Digits that tell 99.95 from 100, and no more. @internal */
export function percentText(percent: number | null): string {
  if (percent === null) return 'no data';
  const text = Number(percent.toFixed(percent > 99 ? 3 : 1)).toString();
  return text === '100' && percent < 100 ? '99.999 %' : `${text} %`;
}

/** Share of the time that has to be known, in per cent, before a figure is said. */
const LEAST_KNOWN = 1;

/** How available something was; no figure rests on the first minutes. @internal */
export function availabilityText({
  percent,
  known,
}: Pick<QualityAvailability, 'percent' | 'known'>): string {
  return percent !== null && (known ?? 0) < LEAST_KNOWN
    ? 'too early to say'
    : percentText(percent);
}

/** What an availability rests on, in a sentence. @internal */
export function availabilityWords({
  percent,
  known,
  maintenanceHours,
}: QualityAvailability): string {
  if (percent === null) return 'Nothing is known of this time.';
  const parts = [
    known !== null && known < 99.95
      ? `known for ${Math.max(0.1, Number(known.toFixed(1)))} % of the time`
      : 'known for all of the time',
    maintenanceHours > 0 &&
      `${plural(
        Number(maintenanceHours.toFixed(1)),
        'hour',
        'hours',
      )} of planned maintenance left out`,
  ].filter(Boolean);
  return `${parts.join(', ')}.`.replace(/^k/, 'K');
}

/** An age in the unit that people would say it in. @internal */
export function ageText(hours: number): string {
  if (hours < 1)
    return plural(Math.max(1, Math.round(hours * 60)), 'minute', 'minutes');
  if (hours < 48) return plural(Number(hours.toFixed(1)), 'hour', 'hours');
  return plural(Number((hours / 24).toFixed(1)), 'day', 'days');
}

/** Why a product is as it is, in one sentence. @internal */
export function firstReason(
  state: ProductState,
  reasons: readonly ProductStatusReason[],
): string {
  return (
    reasons.find(
      reason => reason.state === state && reason.kind !== 'maintenance',
    )?.text ?? PRODUCT_STATES[state].meaning
  );
}

/** What the trust strip says of how a product or a port is; that nobody knows is said as well. @internal */
export function statusFact(
  {
    state,
    reasons,
  }: { state: ProductState; reasons: readonly ProductStatusReason[] },
  to?: string,
): TrustFact {
  const { state: drawn, word } = PRODUCT_STATES[state];
  return {
    state: drawn,
    text: state === 'unknown' ? 'Status not known' : word,
    evidence: firstReason(state, reasons),
    to,
  };
}

/** What the trust strip says of freshness; undefined where nobody measured it. @internal */
export function freshnessFact(
  freshness: ReadonlyArray<{ ageHours: number | null; promisedHours: number }>,
  to: string,
): TrustFact | undefined {
  const known = freshness.filter(
    (one): one is { ageHours: number; promisedHours: number } =>
      one.ageHours !== null,
  );
  if (known.length === 0) return undefined;
  const late = known.filter(one => one.ageHours > one.promisedHours);
  const oldest = known.reduce((worst, one) =>
    one.ageHours / one.promisedHours > worst.ageHours / worst.promisedHours
      ? one
      : worst,
  );
  return {
    state: late.length > 0 ? 'error' : 'ok',
    text: late.length > 0 ? 'late' : 'on time',
    evidence: `It was ${ageText(
      oldest.ageHours,
    )} old when it was measured; at most ${ageText(
      oldest.promisedHours,
    )} is promised.`,
    to,
  };
}
