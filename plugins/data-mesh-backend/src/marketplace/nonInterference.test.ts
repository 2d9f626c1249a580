// SPDX-License-Identifier: Apache-2.0
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { synchronizerFor } from '../__testUtils__/indexOf';
import { ListCatalog } from '../__testUtils__/ListCatalog';
import { smallMesh } from '../__testUtils__/smallMesh';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { Visibility } from './authorization';
import {
  getContractVersions,
  getDomain,
  getMesh,
  getProduct,
  searchProblems,
  searchProducts,
} from './queries';

const HIDDEN = { key: 'metadata.labels.hidden', values: ['yes'] };
const ME = ['group:default/shop-team'];

function hide(entity: Entity): Entity {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: { ...metadata, labels: { ...metadata.labels, hidden: 'yes' } },
  };
}

/** Everything that can be asked about the shop, without the moments that differ between two indexes. */
async function allAnswers(knex: Knex, visibility: Visibility) {
  const context = { knex, visibility };
  const refs = smallMesh().map(entity => stringifyEntityRef(entity));
  const answers: Record<string, unknown> = {
    mesh: await getMesh(context, ME),
    problems: await searchProblems(context, {}),
    problemsOfSales: await searchProblems(context, {
      domain: ['domain:default/sales'],
    }),
    problemsByText: await searchProblems(context, { text: 'unit' }),
    products: await searchProducts(context, {}),
    byConsumers: await searchProducts(context, { sort: 'consumers' }),
    byProblems: await searchProducts(context, { sort: 'problems' }),
  };
  for (const text of ['orders', 'customer', 'zeppelin', 'gold', 'o', 'mail']) {
    answers[`text ${text}`] = await searchProducts(context, { text });
  }
  for (const ref of refs.filter(each => each.startsWith('domain:'))) {
    const filters = { domain: [ref] };
    answers[`in ${ref}`] = await searchProducts(context, { filters });
  }
  for (const ref of refs) {
    answers[`product ${ref}`] = await getProduct(context, ref);
    answers[`domain ${ref}`] = await getDomain(context, ref);
    answers[`contract ${ref}`] = await getContractVersions(context, ref);
  }
  return JSON.parse(
    JSON.stringify(answers, (key, value) =>
      key === 'updatedAt' ? undefined : value,
    ),
  );
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'what may not be seen leaves no trace, %p',
  id => {
    async function index(entities: Entity[]) {
      const knex = await databases.init(id);
      const { synchronize } = await synchronizerFor(
        knex,
        new ListCatalog(entities),
      );
      await synchronize();
      return knex;
    }

    /** Answers about a mesh of which some may not be seen, and about one without these. */
    async function bothAnswers(hidden: Set<string>) {
      const isHidden = (entity: Entity) =>
        hidden.has(stringifyEntityRef(entity));
      const full = await index(
        smallMesh().map(entity => (isHidden(entity) ? hide(entity) : entity)),
      );
      const rest = await index(smallMesh().filter(entity => !isHidden(entity)));
      const seen = await allAnswers(full, Visibility.of({ not: HIDDEN }));
      const there = await allAnswers(rest, Visibility.everything);
      await full.destroy();
      await rest.destroy();
      return { seen, there };
    }

    it.each([
      ['a product', ['dataproduct:default/forecast']],
      ['a provider', ['dataproduct:default/orders']],
      ['a contract', ['api:default/orders-v1']],
      ['a domain above another', ['domain:default/sales']],
      ['an owner', ['group:default/shop-team']],
    ])('of %s', async (_what, hidden) => {
      const { seen, there } = await bothAnswers(new Set(hidden));
      expect(seen).toEqual(there);
    });

    it('of any of the entities', async () => {
      const refs = smallMesh().map(entity => stringifyEntityRef(entity));
      await fc.assert(
        fc.asyncProperty(fc.subarray(refs), async hidden => {
          const { seen, there } = await bothAnswers(new Set(hidden));
          expect(seen).toEqual(there);
        }),
        { numRuns: id === 'SQLITE_3' ? 20 : 2 },
      );
    });
  },
);
