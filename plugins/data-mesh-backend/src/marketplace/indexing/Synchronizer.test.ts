// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { synchronizerFor } from '../../__testUtils__/indexOf';
import { ListCatalog } from '../../__testUtils__/ListCatalog';
import {
  contract,
  group,
  product,
  smallMesh,
} from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { Visibility } from '../authorization';
import { getProduct, searchProducts } from '../queries';

/** Gives an entity the etag that a catalog gives it. */
function stamped(entity: Entity): Entity {
  const etag = createHash('sha1').update(JSON.stringify(entity)).digest('hex');
  return { ...entity, metadata: { ...entity.metadata, etag } };
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())('Synchronizer, %p', id => {
  let knex: Knex;
  let catalog: ListCatalog;
  let sync: Awaited<ReturnType<typeof synchronizerFor>>;

  beforeEach(async () => {
    knex = await databases.init(id);
    catalog = new ListCatalog(smallMesh().map(stamped));
    sync = await synchronizerFor(knex, catalog);
    await sync.synchronize();
    catalog.fetched = [];
  });

  afterEach(() => knex.destroy());

  const context = () => ({ knex, visibility: Visibility.everything });
  const names = async (text?: string) => {
    const { items } = await searchProducts(context(), { text });
    return items.map(item => item.name);
  };
  const detailOf = (name: string) =>
    getProduct(context(), `dataproduct:default/${name}`);

  /** Rows of all tables, to see that nothing else is left or was touched. */
  async function allRows() {
    const tables = ['entity', 'product', 'label', 'reference', 'connection'];
    tables.push('contract', 'column', 'problem', 'posting', 'fact', 'state');
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      rows[table] = await knex(`marketplace_${table}`);
    }
    return rows;
  }

  it('neither fetches nor writes what has not changed', async () => {
    const before = await allRows();
    const writes: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      if (!/^select/i.test(sql)) {
        writes.push(sql);
      }
    });

    expect(await sync.synchronize()).toEqual({
      compared: 14,
      written: 0,
      removed: 0,
    });
    expect(writes).toEqual([]);
    expect(catalog.fetched).toEqual([]);
    expect(await allRows()).toEqual(before);
  });

  it('goes on where it was after a restart', async () => {
    catalog.put(stamped(product('newcomer', { title: 'Newcomer' })));
    const restarted = await synchronizerFor(knex, catalog);

    expect(await restarted.synchronize()).toMatchObject({
      written: 1,
      removed: 0,
    });
    expect(catalog.fetched).toEqual(['dataproduct:default/newcomer']);
    expect(await names('newcomer')).toEqual(['newcomer']);
  });

  it('fetches and replaces what has changed, and nothing else', async () => {
    catalog.put(
      stamped(product('orders', { title: 'Purchases', tags: ['silver'] })),
    );
    expect(await sync.synchronize()).toMatchObject({ written: 1, removed: 0 });

    expect(catalog.fetched).toEqual(['dataproduct:default/orders']);
    expect(await names('purchases')).toEqual(['orders']);
    expect(await names('retail')).toEqual([]);
    const page = await searchProducts(context(), {});
    expect(page.facets.tag.values.map(({ value }) => value)).not.toContain(
      'retail',
    );
    // It offers nothing any more, so nobody reads from it.
    expect((await detailOf('revenue'))?.providers).toEqual([]);
  });

  it('removes what is gone with all that belonged to it', async () => {
    catalog.remove('dataproduct:default/forecast');
    catalog.remove('api:default/plan-v1');
    // Its team owned nothing else.
    expect(await sync.synchronize()).toMatchObject({ written: 0, removed: 3 });

    expect(await names('forecast')).toEqual([]);
    expect((await detailOf('orders'))?.consumers).toHaveLength(1);

    for (const ref of [...catalog.entities.keys()]) {
      catalog.remove(ref);
    }
    await sync.synchronize();
    const rows = await allRows();
    for (const table of Object.keys(rows)) {
      expect([table, rows[table]]).toEqual([table, []]);
    }
  });

  it('resolves references when what they name comes and goes', async () => {
    const clicks = stamped(contract('clicks-v1', { at: 'Moment' }));
    expect((await detailOf('orders'))?.unresolved).toHaveLength(1);

    catalog.put(clicks);
    await sync.synchronize();
    expect((await detailOf('orders'))?.unresolved).toEqual([]);

    catalog.put(
      stamped(
        product('clicks', {
          spec: { outputPorts: [{ name: 'o', contract: 'clicks-v1' }] },
        }),
      ),
    );
    await sync.synchronize();
    expect((await detailOf('orders'))?.providers).toEqual([
      expect.objectContaining({ title: 'clicks' }),
    ]);

    catalog.remove('api:default/clicks-v1');
    await sync.synchronize();
    expect((await detailOf('orders'))?.unresolved).toHaveLength(1);
  });

  it('follows the titles of owners, who are not indexed themselves', async () => {
    catalog.put(stamped(group('shop-team', 'Shopkeepers')));
    catalog.put(stamped(group('idle-team', 'Owns nothing')));
    expect(await sync.synchronize()).toMatchObject({ written: 1 });
    expect((await detailOf('orders'))?.owner?.title).toBe('Shopkeepers');
    expect(
      await knex('marketplace_entity').where('title', 'like', 'Owns%'),
    ).toEqual([]);
  });

  it('says when people last saw something new', async () => {
    const updatedAt = async () => (await detailOf('orders'))?.updatedAt;
    const first = await updatedAt();
    const orders = catalog.entities.get('dataproduct:default/orders')!;

    // A relation and a note of the catalog change nothing that people see.
    catalog.put(
      stamped({
        ...orders,
        metadata: {
          ...orders.metadata,
          annotations: {
            ...orders.metadata.annotations,
            'backstage.io/source-location': 'url:https://other.example/',
          },
        },
        relations: [
          ...orders.relations!,
          { type: 'consumedBy', targetRef: 'dataproduct:default/x' },
        ],
      }),
    );
    expect(await sync.synchronize()).toMatchObject({ written: 1 });
    expect(await updatedAt()).toBe(first);

    catalog.put(
      stamped({
        ...orders,
        metadata: { ...orders.metadata, description: 'New' },
      }),
    );
    await sync.synchronize();
    expect(Date.parse((await updatedAt())!)).toBeGreaterThan(
      Date.parse(first!),
    );
  });

  it('keeps the columns of a contract of which only relations changed', async () => {
    const orders = catalog.entities.get('api:default/orders-v1')!;
    const columns = await knex('marketplace_column').orderBy([
      'contract_id',
      'position',
    ]);
    catalog.put(
      stamped({
        ...orders,
        relations: [
          ...orders.relations!,
          { type: 'apiProvidedBy', targetRef: 'dataproduct:default/orders' },
        ],
      }),
    );
    expect(await sync.synchronize()).toMatchObject({ written: 1 });
    expect(
      await knex('marketplace_column').orderBy(['contract_id', 'position']),
    ).toEqual(columns);
    expect(await names('customer_email')).toEqual(['orders']);
  });

  it('does not rely on etags that entities state themselves', async () => {
    const fixed = (title: string) => {
      const entity = product('fixed', { title });
      entity.metadata.etag = 'forever';
      return entity;
    };
    catalog.put(fixed('Before'));
    await sync.synchronize();
    expect(await sync.synchronize()).toMatchObject({ written: 0 });

    catalog.put(fixed('After'));
    expect(await sync.synchronize()).toMatchObject({ written: 1 });
    expect((await detailOf('fixed'))?.title).toBe('After');
  });

  it('changes the role of an entity that becomes another thing', async () => {
    const orders = catalog.entities.get('api:default/orders-v1')!;
    catalog.put(
      stamped({ ...orders, spec: { ...orders.spec, type: 'openapi' } }),
    );
    await sync.synchronize();
    expect(await names('customer_email')).toEqual([]);
    const port = (await detailOf('orders'))?.outputPorts[0];
    expect(port?.contract).toEqual({
      entityRef: 'api:default/orders-v1',
      title: 'Orders',
      resolved: true,
    });

    catalog.put(orders);
    await sync.synchronize();
    expect(await names('customer_email')).toEqual(['orders']);
  });

  it('leaves out an entity that cannot be kept, and keeps the others', async () => {
    const broken = product('broken', { title: 'Before' });
    catalog.put(stamped(broken));
    await sync.synchronize();
    expect(await names('before')).toEqual(['broken']);

    // Deeper than a program can follow.
    let depth: Entity['spec'] = {};
    for (let i = 0; i < 50_000; i++) {
      depth = { depth };
    }
    catalog.put({ ...broken, spec: depth });
    catalog.put(stamped(product('sound', { title: 'Sound' })));
    await sync.synchronize();

    expect(await names('sound')).toEqual(['sound']);
    expect(await names('before')).toEqual([]);
    expect(sync.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('leaves out dataproduct:default/broken'),
      expect.any(Error),
    );
  });

  it('leaves the index as it is when the catalog fails half-way', async () => {
    const before = await names();
    catalog.streamEntities = async function* failing() {
      yield [...smallMesh().slice(0, 3)];
      throw new Error('catalog is gone');
    };
    await expect(sync.synchronize()).rejects.toThrow('catalog is gone');
    expect(await names()).toEqual(before);
  });

  it('stops where it is told to, between two batches', async () => {
    const abort = new AbortController();
    const many = Array.from({ length: 450 }, (_, i) =>
      stamped(product(`many-${i}`)),
    );
    many.forEach(entity => catalog.put(entity));
    const { getEntitiesByRefs } = catalog;
    let batches = 0;
    catalog.getEntitiesByRefs = request => {
      batches += 1;
      if (batches === 2) {
        abort.abort(new Error('enough'));
      }
      return getEntitiesByRefs.call(catalog, request);
    };
    await expect(sync.synchronizer.synchronize(abort.signal)).rejects.toThrow(
      'enough',
    );
    const { totalItems } = await searchProducts(context(), {});
    expect(totalItems).toBeGreaterThan(4);
    expect(totalItems).toBeLessThan(454);

    catalog.getEntitiesByRefs = getEntitiesByRefs;
    await sync.synchronize();
    expect((await searchProducts(context(), {})).totalItems).toBe(454);
  });

  it('keeps texts that a database cannot keep as they are', async () => {
    catalog.put(
      stamped(
        product('nul', {
          title: 'A\u0000B',
          description: '\u0000\ud800',
          tags: ['x\u0000y'],
        }),
      ),
    );
    await sync.synchronize();
    expect(sync.logger.error).not.toHaveBeenCalled();
    expect((await detailOf('nul'))?.title).toBe('AB');
    expect(await names('xy')).toEqual(['nul']);
  });
});
