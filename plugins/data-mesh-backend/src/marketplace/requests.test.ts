// SPDX-License-Identifier: Apache-2.0
import {
  DataMeshClient,
  type ProblemQuery,
  type ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import { parseProblemQuery, parseProductQuery } from './requests';

/** Address that the client asks. */
async function addressOf(
  ask: (client: DataMeshClient) => Promise<unknown>,
): Promise<string> {
  let address = '';
  const client = new DataMeshClient({
    fetchApi: {
      fetch: async url => {
        address = String(url).replace('plugin://data-mesh', '');
        return new Response('{}');
      },
    },
  });
  await ask(client);
  return address;
}

describe('parseProductQuery', () => {
  it('reads what the client writes', async () => {
    const query: ProductQuery = {
      text: 'größe & more',
      sort: 'consumers',
      order: 'asc',
      offset: 48,
      limit: 24,
      filters: {
        domain: Array.from({ length: 40 }, (_, i) => `domain:default/d${i}`),
        owner: ['none'],
      },
    };
    const address = await addressOf(client => client.queryProducts(query));
    expect(parseProductQuery(address)).toEqual(query);
  });

  it('reads no parameters at all', () => {
    expect(parseProductQuery('/v1/products')).toEqual({ filters: {} });
  });

  it.each([
    ['limit=0', "Parameter 'limit' must be a whole number from 1 to 100"],
    ['limit=101', "Parameter 'limit' must be a whole number from 1 to 100"],
    ['limit=1e1', "Parameter 'limit' must be a whole number from 1 to 100"],
    [
      'offset=-1',
      "Parameter 'offset' must be a whole number from 0 to 1000000",
    ],
    ['limit=1&limit=2', "Parameter 'limit' must be given once"],
    [
      'sort=price',
      "Parameter 'sort' must be one of relevance, name, updated, consumers, problems",
    ],
    ['order=up', "Parameter 'order' must be one of asc, desc"],
    ['tag=', "Parameter 'tag' must not be empty"],
    [
      `tag=${'x'.repeat(301)}`,
      "Parameter 'tag' must have at most 300 characters",
    ],
    [
      `text=${'x'.repeat(201)}`,
      "Parameter 'text' must have at most 200 characters",
    ],
    [
      `text=${'a b c d e f g h i j k'}`,
      "Parameter 'text' must have at most 10 words",
    ],
    [
      Array.from({ length: 101 }, (_, i) => `tag=${i}`).join('&'),
      "Parameter 'tag' must be given at most 100 times",
    ],
    [
      'ownr=x',
      "Unknown parameter 'ownr'; there are text, sort, order, offset, limit, domain, type, classification, platform, lifecycle, owner, tag",
    ],
    ['__proto__=x', /^Unknown parameter '__proto__'/],
    ['constructor=x', /^Unknown parameter 'constructor'/],
  ])('refuses %.30s', (query, message) => {
    expect(() => parseProductQuery(`/v1/products?${query}`)).toThrow(message);
    expect(() => parseProductQuery(`/v1/products?${query}`)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});

describe('parseProblemQuery', () => {
  it('reads what the client writes', async () => {
    const query: ProblemQuery = {
      severity: 'error',
      owner: ['group:default/a', 'group:default/b'],
      domain: ['none'],
      text: 'status',
      offset: 25,
      limit: 25,
    };
    const address = await addressOf(client => client.queryProblems(query));
    expect(parseProblemQuery(address)).toEqual(query);
  });

  it('refuses another severity', () => {
    expect(() => parseProblemQuery('/v1/problems?severity=info')).toThrow(
      "Parameter 'severity' must be one of error, warning",
    );
  });
});
