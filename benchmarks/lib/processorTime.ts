// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** Ticks of the processor's clock in a second, as Linux tells them to programs. */
const TICKS = 100;

/** Seconds of processor time that a process took so far; undefined where the system does not say. */
export function processorTime(pid: number): number | undefined {
  try {
    // Its name stands in brackets before, and may have spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .pop()!
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}
