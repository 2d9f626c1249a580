// SPDX-License-Identifier: Apache-2.0
import { cellWords, stateOfCell } from '../domain/HeatMap';
import { timeProblem } from './MaintenanceDialog';
import { receiptWords } from './useMeasuring';
import { availabilityWords, freshnessFact, percentText } from './statusWords';
import { PRODUCT } from '../__testUtils__/degraded';

describe('words about status', () => {
  it('does not call 99.9996 a hundred, nor nothing a figure', () => {
    expect([null, 0, 50.55, 99.95, 99.9996, 100].map(percentText)).toEqual([
      'no data',
      '0 %',
      '50.5 %',
      '99.95 %',
      '99.999 %',
      '100 %',
    ]);
  });

  it('says what a figure rests on', () => {
    expect(
      availabilityWords({ percent: 99, known: 40, maintenanceHours: 1 }),
    ).toBe(
      'Known for 40 % of the time, 1 hour of planned maintenance left out.',
    );
    expect(
      availabilityWords({ percent: null, known: 0, maintenanceHours: 0 }),
    ).toBe('Nothing is known of this time.');
  });

  it('tells late from on time by the worst', () => {
    expect(freshnessFact([], '/q')).toBeUndefined();
    expect(
      freshnessFact([{ ageHours: 3, promisedHours: 24 }], '/q'),
    ).toMatchObject({ state: 'ok', text: 'on time' });
    expect(
      freshnessFact(
        [
          { ageHours: 3, promisedHours: 24 },
          { ageHours: 72, promisedHours: 24 },
        ],
        '/q',
      ),
    ).toMatchObject({
      state: 'error',
      text: 'late',
      evidence:
        'It was 3 days old when it was measured; at most 24 hours is promised.',
    });
  });

  it('says what came of measuring', () => {
    const receipt = { productRef: PRODUCT, checks: 1, unread: [] };
    expect(receiptWords({ ...receipt, state: 'running' })).toMatch(/longer/);
    expect(
      receiptWords({
        ...receipt,
        state: 'measured',
        unread: [{ contract: 'c', dataset: 'orders', message: 'No file.' }],
      }),
    ).toBe('1 check measured. orders could not be read: No file.');
  });

  it('wants maintenance to begin before it ends, and to end in the future', () => {
    expect(timeProblem('', '')).toMatch(/begins and ends/);
    expect(timeProblem('2030-01-02T10:00', '2030-01-02T09:00')).toMatch(
      /after it begins/,
    );
    expect(timeProblem('2020-01-02T10:00', '2020-01-02T11:00')).toMatch(
      /in the future/,
    );
    expect(timeProblem('2120-01-02T10:00', '2120-01-02T11:00')).toBeUndefined();
  });

  it('calls any failure in a cell one', () => {
    expect(stateOfCell({ score: 99.9, failed: 1, judged: 900 })).toBe('error');
    expect(stateOfCell({ score: 90, failed: 0, judged: 9 })).toBe('warning');
    expect(stateOfCell({ score: null, failed: 0, judged: 0 })).toBe('unknown');
    expect(
      cellWords('Orders', 'uniqueness', { score: 100, failed: 0, judged: 1 }),
    ).toBe('Orders, uniqueness: 100, 1 check, none failed');
  });
});
