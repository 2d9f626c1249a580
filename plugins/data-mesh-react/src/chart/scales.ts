// SPDX-License-Identifier: Apache-2.0

/** Round figures between two, about as many as asked for, that an axis can be marked with. @internal */
export function niceTicks(low: number, high: number, about: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    power * ([1, 2, 5, 10].find(factor => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (
    let at = Math.ceil(low / step) * step;
    at <= high + step * 1e-9;
    at += step
  ) {
    // Sums of tenths are no tenths.
    ticks.push(Number(at.toPrecision(12)));
  }
  return ticks;
}

/** A figure as short as an axis needs it. @internal */
export function axisFigure(value: number): string {
  return Math.abs(value) >= 10_000
    ? value.toLocaleString('en-US', {
        notation: 'compact',
        maximumFractionDigits: 1,
      })
    : value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

const DAY = 86_400_000;

/** A time as an axis over a span of milliseconds says it. @internal */
export function axisTime(time: number, span: number): string {
  let options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric' };
  if (span <= 120 * DAY) options = { day: 'numeric', month: 'short' };
  if (span <= 2 * DAY) options = { hour: '2-digit', minute: '2-digit' };
  return new Date(time).toLocaleString('en-GB', options);
}

/** Places a figure of one range in another. @internal */
export function scale(
  [fromLow, fromHigh]: readonly [number, number],
  [toLow, toHigh]: readonly [number, number],
): (value: number) => number {
  const width = fromHigh - fromLow || 1;
  return value => toLow + ((value - fromLow) / width) * (toHigh - toLow);
}
