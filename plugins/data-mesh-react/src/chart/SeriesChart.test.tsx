// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { seriousFaults } from '../__testUtils__/axe';
import { describeSeriesChart, SeriesChart } from './SeriesChart';
import { frameOf } from './SeriesPlot';
import { axisFigure, axisTime, niceTicks } from './scales';
import type { ChartPoint } from './types';

const points: ChartPoint[] = Array.from({ length: 30 }, (_, index) => ({
  at: new Date(Date.UTC(2026, 2, 1, index)).toISOString(),
  value: index === 20 ? 9 : 1000 + (index % 3),
  ...(index > 5 && { band: [1000, 1002] as const }),
  ...(index === 20 && { anomaly: 'It is 9; so far between 1,000 and 1,002.' }),
}));

describe('a chart of a series', () => {
  it('says what it shows, and has a table as its equal', async () => {
    const user = userEvent.setup();
    const { container } = renderInTestApp(
      <SeriesChart label="Row count" points={points} />,
    );
    expect(
      await screen.findByRole('slider', {
        name: /^Row count, 30 values since 1 Mar 2026.* Last 1,002; 1 anomaly\.$/,
      }),
    ).toBeInTheDocument();
    // The anomaly has a shape of its own, beside line and band.
    expect(
      container.querySelectorAll('[aria-roledescription=chart] rect'),
    ).toHaveLength(1);
    expect(await seriousFaults(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = screen.getByRole('table', { name: 'Row count' });
    expect(within(table).getAllByRole('row')).toHaveLength(31);
    expect(
      within(table).getByText('It is 9; so far between 1,000 and 1,002.'),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('goes from value to value by arrow keys, and reads them out', async () => {
    const user = userEvent.setup();
    renderInTestApp(<SeriesChart label="Row count" points={points} />);
    (await screen.findByRole('slider', { name: /Row count/ })).focus();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByText(/: 1,001, expected 1,000 to 1,002$/)).toBeVisible();
    await user.keyboard('{Home}');
    expect(screen.getByText(/^1 Mar 2026.*: 1,000$/)).toBeVisible();
    await user.keyboard('{PageDown}');
    expect(screen.getByText(/: 9, expected .*, anomaly$/)).toBeVisible();
  });

  it('says that there are no values', () => {
    expect(describeSeriesChart('Rows', [])).toBe('Rows: no values.');
  });

  it('places every value inside its box, whatever the values are', () => {
    const any = fc.array(
      fc.record({
        at: fc
          .integer({ min: 0, max: 2e9 })
          .map(seconds => new Date(seconds * 1000).toISOString()),
        value: fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(any, values => {
        const sorted = values.sort((a, b) => (a.at < b.at ? -1 : 1));
        const frame = frameOf(sorted, undefined, 600, 200);
        sorted.forEach(({ value }, index) => {
          const [x, y] = [frame.x(frame.times[index]), frame.y(value)];
          expect([x >= 0 && x <= 600, y >= 0 && y <= 200]).toEqual([
            true,
            true,
          ]);
        });
      }),
    );
  });
});

describe('an axis', () => {
  it.each([
    [0, 10, [0, 5, 10]],
    [997, 1003, [998, 1000, 1002]],
    [0.1, 0.5, [0.2, 0.4]],
    [5, 5, [5]],
  ])('from %d to %d is marked at %j', (low, high, ticks) => {
    expect(niceTicks(low, high, 3)).toEqual(ticks);
  });

  it('is short', () => {
    expect([0.25, 1234, 12_345, 5e6].map(axisFigure)).toEqual([
      '0.25',
      '1,234',
      '12.3K',
      '5M',
    ]);
    const time = Date.UTC(2026, 2, 1, 12);
    expect(axisTime(time, 30 * 86_400_000)).toBe('1 Mar');
    expect(axisTime(time, 300 * 86_400_000)).toBe('Mar 2026');
  });
});
