// SPDX-License-Identifier: Apache-2.0
import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { nextPage, retryAt, scmRequest } from './scmRequest';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('retryAt', () => {
  it.each([
    [{ 'retry-after': '120' }, '2026-01-01T00:02:00.000Z'],
    [
      { 'retry-after': 'Thu, 01 Jan 2026 00:05:00 GMT' },
      '2026-01-01T00:05:00.000Z',
    ],
    [
      { 'x-ratelimit-reset': String(NOW / 1000 + 60) },
      '2026-01-01T00:01:00.000Z',
    ],
    [
      { 'ratelimit-reset': String(NOW / 1000 + 60) },
      '2026-01-01T00:01:00.000Z',
    ],
    [
      { 'retry-after': '10', 'x-ratelimit-reset': String(NOW / 1000 + 60) },
      '2026-01-01T00:00:10.000Z',
    ],
    [{ 'retry-after': '99999999' }, '2026-01-01T06:00:00.000Z'],
    [{ 'x-ratelimit-reset': '5' }, '2026-01-01T00:00:00.000Z'],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('of %j is %p', (headers, expected) => {
    expect(
      retryAt(
        new Headers(headers as Record<string, string>),
        NOW,
      )?.toISOString(),
    ).toBe(expected);
  });
});

describe('nextPage', () => {
  it('is followed on the same host only', () => {
    expect(nextPage('/b?page=2', 'https://a/b')).toBe('https://a/b?page=2');
    expect(nextPage(undefined, 'https://a/b')).toBeUndefined();
    expect(() => nextPage('https://evil/b', 'https://a/b')).toThrow(
      'a names a next page on another host, evil',
    );
  });
});

describe('scmRequest', () => {
  const worker = setupServer();
  registerMswTestHooks(worker);
  const { signal } = new AbortController();
  const ask = (response: () => Response) => {
    worker.use(http.get('https://api.example.com/x', response));
    return scmRequest('https://api.example.com/x', { signal });
  };

  it('tells rate limits from refusals', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' };
    await expect(
      ask(() => new HttpResponse(null, { status: 403, headers })),
    ).rejects.toThrow('api.example.com limits the number of requests until');
    await expect(
      ask(() => new HttpResponse(null, { status: 429 })),
    ).rejects.toThrow(/^api.example.com limits the number of requests$/);
    await expect(
      ask(() => new HttpResponse(null, { status: 403 })),
    ).rejects.toThrow(
      'api.example.com refuses /x (403). Check the credentials of the integration for api.example.com.',
    );
    await expect(
      ask(() => new HttpResponse(null, { status: 404 })),
    ).rejects.toThrow(
      "api.example.com has no /x, or the portal's account may not see it",
    );
  });

  it('follows no redirect', async () => {
    await expect(
      ask(() => HttpResponse.redirect('https://evil.example.com/', 302)),
    ).rejects.toThrow('api.example.com does not answer');
  });
});
