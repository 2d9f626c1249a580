// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { contract, product } from '../__testUtils__/smallMesh';
import { testDatabases } from '../__testUtils__/startDataMesh';
import {
  incidentWorld,
  reconcileUntil,
  startIncidents,
  type World,
} from './__testUtils__/startIncidents';

const databases = testDatabases();
const at = (minute: number) =>
  new Date(Date.now() - (60 - minute) * 60_000).toISOString();
const ref = (name: string) => `dataproduct:default/${name}`;

/** A product with a contract of the same name that has the columns `x` and `y`, and takes the data of others. */
function columned(name: string, owner: string, ...sources: string[]): Entity[] {
  const terms = contract(name, { x: 'One.', y: 'Another.' });
  terms.relations!.push({ type: 'apiProvidedBy', targetRef: ref(name) });
  return [
    terms,
    product(name, {
      title: name,
      spec: {
        owner,
        inputPorts: sources.map(each => ({ name: each, contract: each })),
        outputPorts: [{ name: 'data', contract: name }],
      },
    }),
  ];
}

const dataset = (name: string) => ({ namespace: `contract://${name}`, name });

/** What a job says that makes each column of a table from the same one of another. */
const made = (to: string, from: string, columns: string[]) => ({
  eventType: 'COMPLETE',
  eventTime: at(0),
  producer: 'https://example.com/test',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
  run: { runId: `00000000-0000-4000-8000-${to.padStart(12, '0')}` },
  job: { namespace: 'jobs', name: to },
  inputs: [dataset(from)],
  outputs: [
    {
      ...dataset(to),
      facets: {
        columnLineage: {
          fields: Object.fromEntries(
            columns.map(field => [
              field,
              { inputFields: [{ ...dataset(from), field }] },
            ]),
          ),
        },
      },
    },
  ],
});

describe.each(databases.eachSupportedId())('grouping, %p', id => {
  let world: World;

  beforeEach(async () => {
    world = incidentWorld(await databases.init(id));
  });

  type Portal = Awaited<ReturnType<typeof startIncidents>>;
  /** Checks of one column of some products fail, or pass. */
  const report = async (
    portal: Portal,
    minute: number,
    status: string,
    ...places: string[]
  ) => {
    for (const place of places) {
      const [name, column] = place.split('.');
      await portal.report(
        name,
        at(minute),
        { [`${column} is right`]: status },
        { column, contractId: `api:default/${name}` },
      );
    }
  };
  /** Open incidents, each with the columns that are wrong. */
  const open = async (portal: Portal) => {
    const { items } = await portal.get('?state=open&limit=100');
    const found: string[] = [];
    for (const { number } of items) {
      const { faultList, product: source } = await portal.get(`/${number}`);
      const places = faultList.map(
        (each: any) => `${each.product.split('/')[1]}.${each.column}`,
      );
      found.push(`${source.split('/')[1]}: ${places.sort().join(' ')}`);
    }
    return found.sort();
  };

  it('makes one incident of a broken column and forty products below, and another one of what comes from elsewhere', async () => {
    const below = Array.from({ length: 40 }, (_, index) => `p${index}`);
    // Every fourth one takes from the source, the others from the one before it.
    const sourceOf = (index: number) =>
      index % 4 === 0 ? 'source' : `p${index - 1}`;
    world.entities = [
      ...columned('source', 'shop-team'),
      ...below.flatMap((name, index) =>
        columned(name, 'finance-team', sourceOf(index)),
      ),
    ];
    const portal = await startIncidents(world);
    await portal.sendLineage(
      ...below.map((name, index) => made(name, sourceOf(index), ['x', 'y'])),
    );
    // Those below are measured first, and each is looked at before the next one.
    await report(portal, 1, 'fail', 'p38.x', 'p39.y');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual(['p38: p38.x', 'p39: p39.y']);
    await report(portal, 2, 'fail', ...below.map(name => `${name}.x`));
    await report(portal, 3, 'fail', 'source.x');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual([
      'p39: p39.y',
      `source: ${[...below, 'source']
        .map(name => `${name}.x`)
        .sort()
        .join(' ')}`,
    ]);
    await portal.tell();
    // The owners of forty products have one message of it, beside those of what opened before.
    const scopes = world.told
      .filter(each => JSON.stringify(each.recipients).includes('finance'))
      .map(({ payload }) => payload.scope);
    expect([...new Set(scopes)].sort()).toEqual([
      'incident:1',
      'incident:2',
      'incident:3:affected',
    ]);
  });

  it('goes by products where no columns are known, and mends it when they are', async () => {
    world.entities = [
      ...columned('source', 'shop-team'),
      ...columned('sums', 'finance-team', 'source'),
    ];
    const portal = await startIncidents(world);
    await report(portal, 1, 'fail', 'source.x', 'sums.x', 'sums.y');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual(['source: source.x sums.x sums.y']);

    await portal.sendLineage(made('sums', 'source', ['x', 'y']));
    expect(
      await reconcileUntil({
        portals: [portal],
        minutes: 1,
        read: () => open(portal),
        holds: found => found.length > 1,
      }),
    ).toEqual(['source: source.x sums.x', 'sums: sums.y']);
    const { items } = await portal.get('/1/timeline');
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'opened',
      'left',
    ]);

    await report(portal, 2, 'pass', 'source.x', 'sums.x');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual(['sums: sums.y']);
  });

  it('asks the lineage of the server that jobs work on', async () => {
    /** The product with its table on two servers, and no job on the second one. */
    const served = (name: string, ...rest: [string, ...string[]]) => {
      const [terms, entity] = columned(name, ...rest);
      const server = (host: string) =>
        `  - { server: ${host}, type: postgres, host: ${host}, port: 5432, database: db, schema: main }`;
      terms.spec!.definition = [
        terms.spec!.definition,
        'servers:',
        server('prod'),
        server('test'),
      ].join('\n');
      return [terms, entity];
    };
    world.entities = [
      ...served('source', 'shop-team'),
      ...served('sums', 'finance-team', 'source'),
    ];
    const portal = await startIncidents(world);
    const event = JSON.stringify(made('sums', 'source', ['x', 'y'])).replace(
      /"namespace":"contract:..(\w+)","name":"\w+"/g,
      '"namespace":"postgres://prod:5432","name":"db.main.$1"',
    );
    await portal.sendLineage(JSON.parse(event));
    await report(portal, 1, 'fail', 'source.x', 'sums.x', 'sums.y');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual([
      'source: source.x sums.x',
      'sums: sums.y',
    ]);
  });

  it('moves one failure of several when its cause shows later', async () => {
    world.entities = [
      ...columned('source', 'shop-team'),
      ...columned('sums', 'finance-team', 'source'),
    ];
    const portal = await startIncidents(world);
    await portal.sendLineage(made('sums', 'source', ['x', 'y']));
    await report(portal, 1, 'fail', 'sums.x', 'sums.y');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual(['sums: sums.x sums.y']);
    await report(portal, 2, 'fail', 'source.y');
    await portal.run('incidents-reconcile');
    expect(await open(portal)).toEqual([
      'source: source.y sums.y',
      'sums: sums.x',
    ]);
    expect(await portal.get('/2')).toMatchObject({
      affectedList: [{ product: ref('sums'), failing: true }],
    });
  });

  it('tells owners of products that begin to take the data once, and when it is over, whatever replica sees it', async () => {
    world.entities = [
      ...columned('source', 'shop-team'),
      ...columned('sums', 'finance-team', 'source'),
    ];
    const first = await startIncidents(world);
    const second = await startIncidents(world);
    const everywhere = async (task: string) => {
      await Promise.all([first, second, first].map(each => each.run(task)));
    };
    const told = () => {
      const all = world.told.map(
        ({ recipients, payload }) =>
          `${(recipients as any).entityRef[0].split('/')[1]}: ${payload.title}`,
      );
      world.told.length = 0;
      return all;
    };
    await report(first, 1, 'fail', 'source.x');
    await everywhere('incidents-reconcile');
    await everywhere('incidents-tell');
    expect(told()).toEqual([
      'shop-team: Incident: x is right in source (#1)',
      'finance-team: Data that sums takes has an incident',
    ]);

    world.entities = [
      ...world.entities,
      ...columned('late', 'secret-team', 'sums'),
      ...columned('more', 'finance-team', 'source'),
    ];
    // It was opened long ago by now, and nothing else has changed.
    await reconcileUntil({
      portals: [first, second, first],
      minutes: 10,
      read: () => second.get('/1'),
      holds: ({ affected }) => affected === 3,
    });
    await everywhere('incidents-tell');
    expect(told()).toEqual([
      'finance-team: Data that 2 products take has an incident',
      'secret-team: Data that late takes has an incident',
    ]);
    await everywhere('incidents-tell');
    expect(told()).toEqual([]);
    const { items } = await second.get('/1/timeline');
    expect(items[1]).toMatchObject({ kind: 'reached', reached: 2 });
    expect(await second.get('/1')).toMatchObject({ affected: 3 });

    await report(second, 2, 'pass', 'source.x');
    await everywhere('incidents-reconcile');
    await everywhere('incidents-tell');
    expect(told().sort()).toEqual([
      'finance-team: Data that 2 products take is right again',
      'secret-team: Data that late takes is right again',
      'shop-team: Recovered: x is right in source (#1)',
    ]);
  });

  it('tells owners below when their own checks begin to fail as well', async () => {
    world.entities = [
      ...columned('source', 'shop-team'),
      ...columned('sums', 'finance-team', 'source'),
    ];
    const portal = await startIncidents(world);
    await report(portal, 1, 'fail', 'source.x');
    await portal.run('incidents-reconcile');
    await portal.tell();
    world.told.length = 0;
    await report(portal, 2, 'fail', 'sums.x', 'source.y');
    await portal.run('incidents-reconcile');
    await portal.tell();
    expect(world.told).toMatchObject([
      {
        recipients: { entityRef: ['group:default/finance-team'] },
        payload: {
          title: 'sums fails as well',
          link: '/catalog/default/dataproduct/sums',
          scope: 'incident:1:affected',
        },
      },
    ]);
    // What is wrong where it comes from is not for everybody.
    expect(JSON.stringify(world.told)).not.toContain('source');
    // And again, where they were right meanwhile.
    await report(portal, 3, 'pass', 'sums.x');
    await portal.run('incidents-reconcile');
    await report(portal, 4, 'fail', 'sums.x');
    await portal.run('incidents-reconcile');
    await portal.tell();
    expect(world.told.slice(1)).toMatchObject([
      { payload: { title: 'sums fails as well' } },
    ]);
    expect(await open(portal)).toEqual(['source: source.x source.y sums.x']);
  });

  it('tells of an incident that a person opened to who takes the data later', async () => {
    world.entities = [...columned('source', 'shop-team')];
    const portal = await startIncidents(world);
    await portal
      .post('', { product: 'source', title: 'Wrong', severity: 'high' }, 'fay')
      .expect(201);
    await portal.tell();
    world.told.length = 0;
    world.entities = [
      ...world.entities,
      ...columned('sums', 'finance-team', 'source'),
    ];
    await reconcileUntil({
      portals: [portal],
      minutes: 10,
      read: () => portal.get('/1'),
      holds: ({ affected }) => affected === 1,
    });
    await portal.tell();
    expect(world.told.map(({ payload }) => payload.title)).toEqual([
      'Data that sums takes has an incident',
    ]);
  });
});
