// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { contract, product } from '../__testUtils__/smallMesh';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { incidentWorld, startIncidents } from './__testUtils__/startIncidents';

const databases = testDatabases();

/** A contract whose ids are unique, in a file beside it. */
function measured(name: string, provider: string): Entity {
  const entity = contract(
    name,
    { id: 'The id.' },
    {
      annotations: {
        'meshwright.io/source': 'example',
        'meshwright.io/descriptor-location': `contracts/${name}.yaml`,
      },
    },
  );
  entity.spec!.definition = `${entity.spec!.definition}
        unique: true
servers:
  - server: local
    type: local
    path: ../${name}.csv
    format: csv
`;
  entity.relations!.push({
    type: 'apiProvidedBy',
    targetRef: `dataproduct:default/${provider}`,
  });
  return entity;
}

const port = (name: string) => [{ name: 'data', contract: name }];

describe.each(databases.eachSupportedId())('a file that breaks, %p', id => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'meshwright-incidents-'));
    mkdirSync(join(folder, 'contracts'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, ...ids: string[]) =>
    writeFileSync(join(folder, `${name}.csv`), ['id', ...ids, ''].join('\n'));

  it('is one incident with what is made of it, is told, and recovers', async () => {
    const world = incidentWorld(await databases.init(id));
    world.entities = [
      measured('sales', 'sales'),
      measured('report', 'report'),
      product('sales', {
        title: 'Sales',
        spec: {
          owner: 'shop-team',
          domain: 'sales',
          outputPorts: port('sales'),
        },
      }),
      product('report', {
        title: 'Weekly report',
        spec: {
          owner: 'finance-team',
          domain: 'finance',
          inputPorts: port('sales'),
          outputPorts: port('report'),
        },
      }),
    ];
    const { measureNow, get, tell } = await startIncidents(
      world,
      {},
      { measure: { sources: { example: { folder, allow: [folder] } } } },
    );

    write('sales', '1', '2');
    write('report', '1', '2');
    await measureNow('sales');
    await measureNow('report', 'fay');
    expect((await get('')).total).toBe(0);

    write('sales', '1', '1');
    write('report', '1', '1', '2');
    await measureNow('sales');
    await measureNow('report', 'fay');
    const { items } = await get('');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      product: 'dataproduct:default/sales',
      contract: 'api:default/sales',
      origin: 'check',
      state: 'opened',
      faults: 2,
      affected: 1,
    });
    const { faultList } = await get('/1');
    expect(faultList.map((each: any) => [each.product, each.message])).toEqual([
      ['dataproduct:default/report', '1 of 3 rows fail'],
      ['dataproduct:default/sales', '1 of 2 rows fail'],
    ]);
    await tell();
    expect(
      world.told.map(({ recipients, payload }) => [
        (recipients as { entityRef: string[] }).entityRef[0],
        payload.title,
      ]),
    ).toEqual([
      ['group:default/shop-team', expect.stringMatching(/^Incident: /)],
      [
        'group:default/finance-team',
        'Data that Weekly report takes has an incident',
      ],
      ['group:default/finance-team', 'Weekly report fails as well'],
    ]);

    // A file that cannot be read says nothing of the data: nobody is told that all is well.
    rmSync(join(folder, 'sales.csv'));
    await measureNow('sales').catch(() => {});
    expect((await get('/1')).state).toBe('opened');

    write('sales', '1', '2', '3');
    write('report', '1', '2', '3');
    await measureNow('sales');
    await measureNow('report', 'fay');
    expect(await get('/1')).toMatchObject({
      state: 'resolved',
      resolution: 'recovered',
    });
    world.told.length = 0;
    await tell();
    expect(world.told.map(({ payload }) => payload.title)).toEqual([
      expect.stringMatching(/^Recovered: /),
      'Data that Weekly report takes is right again',
    ]);
  });
});
