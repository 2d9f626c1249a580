// SPDX-License-Identifier: Apache-2.0

/** Milliseconds that the work below takes on the machine that limits are written for. */
const USUAL = 4;

/** Computing time of this process so far, in milliseconds: what else the machine does is not counted. */
export function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function work(): number {
  const start = computed();
  const counts = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    const key = `key ${(i * 7919) % 5_000}`;
    counts.set(key, (counts.get(key) ?? 0) + i);
  }
  JSON.parse(JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1))));
  return computed() - start;
}

/**
 * Milliseconds that something may compute for, on this machine: as many times more than usual as it is slower at other
 * work, as a processor is that others share. Never less than usual.
 */
export function limit(milliseconds: number): number {
  const times = Array.from({ length: 9 }, work).sort((a, b) => a - b);
  return milliseconds * Math.max(1, times[4] / USUAL);
}
