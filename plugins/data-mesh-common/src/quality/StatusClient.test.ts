// SPDX-License-Identifier: Apache-2.0
import { StatusClient } from './StatusClient';

const PRODUCT = 'dataproduct:default/orders';
const ONE = 'products/default/orders';

describe('StatusClient', () => {
  const client = (answer: () => Response) => {
    const fetch = jest.fn(async () => answer());
    return { api: new StatusClient({ fetchApi: { fetch } }), fetch };
  };

  it.each<[string, (api: StatusClient) => Promise<unknown>, string, string?]>([
    [
      'the board',
      api =>
        api.getStatusBoard({
          state: ['down', 'degraded'],
          domain: 'd',
          limit: 5,
        }),
      'status?state=down&state=degraded&domain=d&limit=5',
    ],
    [
      'some products with their ports',
      api => api.getStatusBoard({ product: ['a', 'default/b'], ports: true }),
      'status?product=a&product=default%2Fb&ports=true',
    ],
    [
      'a product',
      api => api.getProductStatus(PRODUCT, { days: 7 }),
      `${ONE}/status?days=7`,
    ],
    [
      'a domain',
      api => api.getHeatMap('domain:default/sales'),
      'domains/default/sales',
    ],
    [
      'series',
      api => api.getSeries(PRODUCT, { contract: 'api:default/orders' }),
      `${ONE}/series?contract=api%3Adefault%2Forders`,
    ],
    [
      'values',
      api => api.getSeriesValues(PRODUCT, 'a/b', { days: 30 }),
      `${ONE}/series/a%2Fb?days=30`,
    ],
    ['anomalies', api => api.getAnomalies(PRODUCT), `${ONE}/anomalies`],
    ['rows', api => api.getEvidence(PRODUCT, 'k'), `${ONE}/checks/k/rows`],
    ['measuring', api => api.measure(PRODUCT), 'measure', 'POST'],
    [
      'an announcement',
      api =>
        api.announceMaintenance(PRODUCT, {
          title: 't',
          startsAt: 'a',
          endsAt: 'b',
        }),
      `${ONE}/maintenance`,
      'POST',
    ],
  ])('asks for %s', async (_, ask, path, method = 'GET') => {
    const { api, fetch } = client(() => Response.json({ fine: true }));
    expect(await ask(api)).toEqual({ fine: true });
    expect(fetch).toHaveBeenCalledWith(
      `plugin://data-mesh/v1/quality/${path}`,
      expect.objectContaining({ method }),
    );
  });

  it('takes an answer without a body', async () => {
    const { api } = client(() => new Response(null, { status: 204 }));
    expect(await api.cancelMaintenance(PRODUCT, 'm')).toBeUndefined();
  });

  it('gives the failure of the server', async () => {
    const { api } = client(() =>
      Response.json(
        { error: { name: 'NotFoundError', message: 'No such product.' } },
        { status: 404, statusText: 'Not Found' },
      ),
    );
    await expect(api.getProductStatus(PRODUCT)).rejects.toThrow(
      '404 Not Found',
    );
  });
});
