// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '@meshwright/contracts';
import type { Availability } from './availability';
import { ageWords } from './evaluateStatus';
import type { Freshness } from './types';

/** Whether a promise of a contract is kept. @public */
export interface ServiceLevelVerdict {
  /** JSON Pointer into the contract. */
  path: string;
  /** As the contract has it: `availability`, `latency`, … */
  property: string;
  /** `unknown` where nothing measured it. */
  state: 'kept' | 'missed' | 'unknown';
  /** What was measured, in words; absent where nothing was. */
  measured?: string;
}

/** Share of the time that has to be known, in per cent, before availability is judged. */
const LEAST_KNOWN = 1;

const keyOf = ({ property }: ServiceLevel) =>
  property.replace(/[^a-z]/gi, '').toLocaleLowerCase('en-US');

/** A promised share in per cent; undefined where it is no share. */
function shareOf({ value, unit }: ServiceLevel): number | undefined {
  const [, digits, sign] =
    /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(String(value)) ?? [];
  if (!digits) return undefined;
  const figure = Number(digits);
  const percent = sign || /^(%|percent)$/i.test(unit ?? '') || figure > 1;
  const share = percent ? figure : 100 * figure;
  return share <= 100 ? share : undefined;
}

/** Digits that tell 99.95 from 100, and no more. */
function percentWords(percent: number): string {
  const text = percent.toFixed(percent > 99 ? 3 : 1).replace(/\.?0+$/, '');
  return text === '100' && percent < 100 ? 'just under 100 %' : `${text} %`;
}

/**
 * Holds the service levels of a contract against what was measured: availability, and latency or freshness.
 *
 * Others (retention, support times and the like) are for people to judge, and are left out.
 *
 * @public
 */
export function judgeServiceLevels(
  levels: readonly ServiceLevel[],
  {
    availability,
    freshness,
  }: { availability: Availability; freshness: readonly Freshness[] },
): ServiceLevelVerdict[] {
  return levels.flatMap((level): ServiceLevelVerdict[] => {
    const { path, property } = level;
    const key = keyOf(level);
    if (key === 'availability') {
      const promised = shareOf(level);
      const { percent, known } = availability;
      if (
        promised === undefined ||
        percent === null ||
        (known ?? 0) < LEAST_KNOWN
      ) {
        return [{ path, property, state: 'unknown' }];
      }
      return [
        {
          path,
          property,
          state: percent >= promised ? 'kept' : 'missed',
          measured: percentWords(percent),
        },
      ];
    }
    if (key !== 'latency' && key !== 'freshness') return [];
    const own = freshness.filter(
      ({ dataset, column }) =>
        level.elements.length === 0 ||
        level.elements.some(element => element === `${dataset}.${column}`),
    );
    const ages = own.flatMap(({ ageHours }) => ageHours ?? []);
    if (ages.length === 0) return [{ path, property, state: 'unknown' }];
    return [
      {
        path,
        property,
        state: own.every(
          ({ ageHours, promisedHours }) =>
            ageHours === null || ageHours <= promisedHours,
        )
          ? 'kept'
          : 'missed',
        measured: `${ageWords(Math.max(...ages))} old`,
      },
    ];
  });
}
