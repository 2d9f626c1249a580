// SPDX-License-Identifier: Apache-2.0
import { GovernanceClient } from './GovernanceClient';

describe('GovernanceClient', () => {
  const calls: Array<[string, string, string | undefined]> = [];
  let answer: () => Response;
  const client = new GovernanceClient({
    fetchApi: {
      fetch: async (url, init) => {
        calls.push([
          init?.method ?? 'GET',
          String(url).replace('plugin://data-mesh/v1/governance/', ''),
          init?.body as string | undefined,
        ]);
        return answer();
      },
    },
  });

  beforeEach(() => {
    calls.length = 0;
    answer = () => Response.json({ items: [] });
  });

  it.each([
    [
      () => client.listPolicies({ lifecycle: ['draft', 'grace'], limit: 5 }),
      'policies?lifecycle=draft&lifecycle=grace&limit=5',
    ],
    [() => client.getPolicy('a b'), 'policies/a%20b'],
    [() => client.getPolicyTrend('a', { days: 7 }), 'policies/a/trend?days=7'],
    [() => client.getScorecard(), 'scorecard'],
    [
      () => client.getScorecard('domain:default/sales'),
      'subjects/domain/default/sales/scorecard',
    ],
    [
      () => client.listFailures('a b', { limit: 5 }),
      'policies/a%20b/failures?limit=5',
    ],
    [() => client.getSubject('orders'), 'subjects/dataproduct/default/orders'],
    [
      () => client.getHistory('api:emea/orders-v1', { cursor: 'x/y' }),
      'subjects/api/emea/orders-v1/history?cursor=x%2Fy',
    ],
    [
      () => client.listWaivers({ state: 'requested', mine: true }),
      'waivers?state=requested&mine=true',
    ],
  ])('asks for what %p wants', async (ask, path) => {
    expect(await ask()).toEqual({ items: [] });
    expect(calls).toEqual([['GET', path, undefined]]);
  });

  it('sends policies and waivers, and takes waivers back', async () => {
    const waiver = {
      product: 'dataproduct:default/orders',
      policy: 'p',
      rule: 'r',
      reason: 'because of the migration',
      until: '2027-01-31',
    };
    await client.rehearse('kind: GovernancePolicy');
    await client.check([{ path: 'data-product.yaml', text: 'kind: x' }]);
    await client.requestWaiver(waiver);
    await client.decideWaiver('1', { approve: true, comment: 'yes' });
    answer = () => new Response(null, { status: 204 });
    await client.deleteWaiver('1/2');
    expect(calls).toEqual([
      ['POST', 'impact', '{"policy":"kind: GovernancePolicy"}'],
      [
        'POST',
        'check',
        '{"files":[{"path":"data-product.yaml","text":"kind: x"}]}',
      ],
      ['POST', 'waivers', JSON.stringify(waiver)],
      ['POST', 'waivers/1/decision', '{"approve":true,"comment":"yes"}'],
      ['DELETE', 'waivers/1%2F2', undefined],
    ]);
  });

  it('says what the backend said', async () => {
    answer = () =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'no' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      );
    await expect(client.listPolicies()).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotAllowedError', message: 'no' },
    });
  });
});
