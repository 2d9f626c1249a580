// SPDX-License-Identifier: Apache-2.0
import { callPortal } from './callPortal';

function portalThat(answer: Response) {
  const fetch = jest.fn(
    async (_address: string, _init?: RequestInit) => answer,
  );
  const fetchApi = { fetch: fetch as unknown as typeof globalThis.fetch };
  return { fetch, fetchApi };
}

describe('callPortal', () => {
  it('tells what the backend says, which is written for people', async () => {
    const message =
      "You may not make repositories: 'consumers-only' refuses it. Ask Mesh stewards.";
    const { fetchApi } = portalThat(
      new Response(
        JSON.stringify({
          error: { name: 'NotAllowedError', message },
          response: { statusCode: 403 },
        }),
        { status: 403, headers: { 'content-type': 'application/json' } },
      ),
    );
    await expect(callPortal(fetchApi, 'plugin://x')).rejects.toMatchObject({
      name: 'ResponseError',
      message,
      cause: { name: 'NotAllowedError' },
      response: { status: 403 },
    });
  });

  it('says the status of an answer without words', async () => {
    const { fetchApi } = portalThat(new Response('', { status: 502 }));
    await expect(callPortal(fetchApi, 'plugin://x')).rejects.toThrow('502');
  });

  it('repeats a name for each value and leaves out what is empty', async () => {
    const { fetch, fetchApi } = portalThat(new Response('{}'));
    await callPortal(fetchApi, 'plugin://x/y', {
      query: { state: ['a', 'b&c'], text: '', none: undefined, limit: 0 },
    });
    expect(fetch.mock.calls[0][0]).toBe(
      'plugin://x/y?state=a&state=b%26c&limit=0',
    );
  });

  it('answers nothing where there is nothing to say', async () => {
    const { fetchApi } = portalThat(new Response(null, { status: 204 }));
    await expect(
      callPortal(fetchApi, 'plugin://x', { method: 'DELETE' }),
    ).resolves.toBeUndefined();
  });
});
