// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '@meshwright/governance';
import { splitPlace } from '../../mesh/places';

/** What a code host shows beside lines: failures, and rules that could not be decided. */
export function isTold({ outcome }: Verdict): boolean {
  return outcome === 'fail' || outcome === 'error';
}

/** The message, with the day until which a failure is only a warning. */
export function datedMessage({ message, graceUntil }: Verdict): string {
  return graceUntil ? `${message} (In grace until ${graceUntil}.)` : message;
}

/** The message with the fix behind it. */
export function wholeMessage(verdict: Verdict): string {
  const message = datedMessage(verdict);
  return verdict.fix ? `${message} Fix: ${verdict.fix.description}` : message;
}

/** File and line of the first piece of evidence. */
export function firstPlace({ evidence }: Verdict): {
  file: string;
  line: number;
} {
  const [first] = evidence;
  return {
    file: first ? splitPlace(first.path).file : '',
    line: first?.line ?? 1,
  };
}
