// SPDX-License-Identifier: Apache-2.0
import { IncidentsClient } from './IncidentsClient';

describe('IncidentsClient', () => {
  const calls: string[] = [];
  let answer: () => Response;
  const client = new IncidentsClient({
    fetchApi: {
      fetch: async (url, init) => {
        const path = String(url).replace('plugin://data-mesh/v1/incidents', '');
        calls.push([init?.method, path, init?.body].filter(Boolean).join(' '));
        return answer();
      },
    },
  });

  beforeEach(() => {
    calls.length = 0;
    answer = () => Response.json({ items: [] });
  });

  it.each([
    [() => client.listIncidents(), 'GET'],
    [
      () => client.listIncidents({ product: 'a:b/c', mine: true, limit: 5 }),
      'GET ?product=a%3Ab%2Fc&mine=true&limit=5',
    ],
    [() => client.getIncident(7), 'GET /7'],
    [
      () => client.getIncidentTimeline(7, { offset: 20 }),
      'GET /7/timeline?offset=20',
    ],
    [
      () => client.openIncident({ product: 'p', title: 't', severity: 'low' }),
      'POST  {"product":"p","title":"t","severity":"low"}',
    ],
    [() => client.acknowledgeIncident(7), 'POST /7/acknowledge {}'],
    [() => client.assignIncident(7, null), 'POST /7/assign {"assignee":null}'],
    [() => client.rateIncident(7, 'low'), 'POST /7/rate {"severity":"low"}'],
    [() => client.commentIncident(7, 'x'), 'POST /7/comment {"text":"x"}'],
    [
      () => client.resolveIncident(7, { resolution: 'fixed' }),
      'POST /7/resolve {"resolution":"fixed"}',
    ],
    [() => client.reopenIncident(7, 'x'), 'POST /7/reopen {"text":"x"}'],
  ])('asks for what %p wants', async (ask, call) => {
    await ask();
    expect(calls).toEqual([call.replace('POST  ', 'POST ')]);
  });

  it('asks for the states of many products in portions, each once', async () => {
    const refs = Array.from({ length: 250 }, (_, index) => `p${index}`);
    answer = () =>
      Response.json({ items: [{ product: 'p0', open: 1, upstream: 0 }] });
    const states = await client.getIncidentStates([...refs, 'p0']);
    expect(calls.map(call => call.split('product=').length - 1)).toEqual([
      200, 50,
    ]);
    expect(states.get('p0')).toEqual({ product: 'p0', open: 1, upstream: 0 });
  });

  it('fails with what the backend says', async () => {
    answer = () =>
      Response.json({ error: { message: 'gone' } }, { status: 404 });
    await expect(client.getIncident(1)).rejects.toThrow(/404/);
  });
});
