// SPDX-License-Identifier: Apache-2.0
import { unlessBusy } from './unlessBusy';

const refused = (status: number, wait?: string) =>
  Object.assign(new Error(`It answers ${status}`), {
    response: {
      status,
      headers: new Headers(wait ? { 'retry-after': wait } : {}),
    },
  });
const never = new AbortController().signal;

describe('unlessBusy', () => {
  it.each([429, 502, 503, 504])(
    'asks as often as a service that answers %d says',
    async status => {
      const ask = jest.fn(async () => {
        if (ask.mock.calls.length < 10) throw refused(status, '0');
        return 'done';
      });
      expect(await unlessBusy(ask, never)).toBe('done');
      expect(ask).toHaveBeenCalledTimes(10);
    },
  );

  it.each([
    ['is refused for good', refused(403, '0')],
    ['has not reached the service', new Error('ECONNREFUSED')],
  ])('does not ask again for what %s', async (_what, error) => {
    const ask = jest.fn().mockRejectedValue(error);
    await expect(unlessBusy(ask, never)).rejects.toBe(error);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('waits by itself for a service that does not say how long, and stops when it is told to', async () => {
    const controller = new AbortController();
    const ask = jest.fn(async () => {
      if (ask.mock.calls.length === 2) controller.abort(new Error('Enough'));
      throw refused(503);
    });
    const started = Date.now();
    await expect(unlessBusy(ask, controller.signal)).rejects.toThrow();
    expect(Date.now() - started).toBeGreaterThan(200);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
