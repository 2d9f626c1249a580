// SPDX-License-Identifier: Apache-2.0
import { LineageClient } from './LineageClient';

function clientThat(answer: Response) {
  const requests: Array<[url: string, init?: RequestInit]> = [];
  const client = new LineageClient({
    fetchApi: {
      fetch: (async (url: string, init?: RequestInit) => {
        requests.push([url, init]);
        return answer;
      }) as typeof fetch,
    },
  });
  return { client, requests };
}
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

describe('LineageClient', () => {
  it.each<[path: string, ask: (client: LineageClient) => Promise<unknown>]>([
    [
      'graph?node=dataset%3Aa%23b&direction=up&depth=2',
      client =>
        client.getLineage({
          node: 'dataset:a#b',
          direction: 'up',
          depth: 2,
          at: undefined,
        }),
    ],
    [
      'impact?node=x&change=late',
      client => client.getLineageImpact({ node: 'x', change: 'late' }),
    ],
    [
      'graph?node=x&expand=%5B%5B%22up%22%2C%22y%22%5D%5D',
      client =>
        client.getLineage({ node: 'x', expand: [{ node: 'y', side: 'up' }] }),
    ],
    [
      'search?text=orders&type=column',
      client => client.searchLineage({ text: 'orders', type: 'column' }),
    ],
    [
      'gap?granularity=product',
      client => client.getLineageGap({ granularity: 'product' }),
    ],
    [
      'unused?limit=5',
      client => client.getProductsWithoutConsumers({ limit: 5 }),
    ],
    ['personal-data', client => client.getPersonalDataFlow()],
    ['sources?node=x', client => client.getLineageSources({ node: 'x' })],
    [
      'differences?before=2026-01-01&after=2026-02-01',
      client =>
        client.getLineageDifferences({
          before: '2026-01-01',
          after: '2026-02-01',
        }),
    ],
    [
      'history?node=x&limit=5',
      client => client.getLineageHistory({ node: 'x', limit: 5 }),
    ],
  ])('asks %s', async (path, ask) => {
    const { client, requests } = clientThat(json({ answer: 1 }));
    expect(await ask(client)).toEqual({ answer: 1 });
    expect(requests[0][0]).toBe(`plugin://data-mesh/v1/lineage/${path}`);
  });

  it('sends events', async () => {
    const { client, requests } = clientThat(json({ status: 'success' }));
    await client.sendLineage([{ a: 1 }]);
    expect(requests[0]).toEqual([
      'plugin://data-mesh/v1/lineage',
      expect.objectContaining({ method: 'POST', body: '[{"a":1}]' }),
    ]);
  });

  it('asks what several changes do', async () => {
    const { client, requests } = clientThat(json({ verdict: 'none' }));
    await client.getLineageImpacts({ nodes: ['x', 'y'], change: 'type' });
    expect(requests[0]).toEqual([
      'plugin://data-mesh/v1/lineage/impact',
      expect.objectContaining({
        method: 'POST',
        body: '{"nodes":["x","y"],"change":"type"}',
      }),
    ]);
  });

  it('throws what the backend answers', async () => {
    const { client } = clientThat(
      json({ error: { name: 'NotFoundError', message: 'no lineage' } }, 404),
    );
    await expect(client.getLineageSources({ node: 'x' })).rejects.toThrow(
      '404',
    );
  });
});
