// SPDX-License-Identifier: Apache-2.0
import { testDatabases } from '../__testUtils__/startDataMesh';
import { Receiver } from './__testUtils__/receiver';
import { incidentWorld, startIncidents } from './__testUtils__/startIncidents';

/** A value of the data, as a text and as a figure. */
const SECRET = 'ada@example.com';
const FIGURE = 987_654;

const databases = testDatabases();

describe.each(databases.eachSupportedId())('values, %p', id => {
  it('are in nothing that is kept or told of an incident, whoever asks', async () => {
    const world = incidentWorld(await databases.init(id));
    const receiver = new Receiver();
    await receiver.up();
    const portal = await startIncidents(world, {
      webhooks: ['cloudevents', 'slack', 'teams'].map(format => ({
        id: format,
        url: receiver.url,
        format,
        secret: format === 'cloudevents' ? 'a secret' : undefined,
        // As much as a receiver can be told.
        clearance: 'restricted',
      })),
    });
    const at = (minute: number) =>
      new Date(Date.now() - (100 - minute) * 60_000).toISOString();
    const figure = { failedRows: null, totalRows: null };
    for (let minute = 0; minute < 40; minute++) {
      await portal.report(
        'orders',
        at(minute),
        { 'sum of amounts': 'pass' },
        { ...figure, observed: 1_000 + (minute % 3) },
      );
    }
    await portal.report(
      'orders',
      at(50),
      { 'sum of amounts': 'fail' },
      { ...figure, observed: FIGURE, message: `Found ${FIGURE}` },
    );
    await portal.report(
      'orders',
      at(51),
      { 'largest mail': 'fail' },
      { observed: SECRET, message: `'${SECRET}' is no mail` },
    );
    await portal.judgeAll();
    await portal.run('incidents-reconcile');
    await portal.tell();
    const { items } = await portal.get('');
    expect(items).toHaveLength(1);
    const incident = await portal.get('/1');
    expect(
      incident.faultList.map(({ name, message }: any) => [name, message]),
    ).toEqual(
      expect.arrayContaining([
        ['largest mail', '3 of 10 rows fail'],
        ['sum of amounts', null],
        ['sum of amounts of orders is unusual', null],
      ]),
    );
    expect(receiver.got).toHaveLength(3);
    expect(world.told.length).toBeGreaterThan(0);
    const tables = await Promise.all(
      [
        'incident',
        'incident_fault',
        'incident_event',
        'incident_delivery',
        'incident_inbox',
      ].map(table => world.knex(table)),
    );
    const everything = JSON.stringify([
      items,
      incident,
      await portal.get('/1/timeline'),
      world.told,
      receiver.got.map(({ text }) => text),
      world.audited,
      tables,
    ]);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(String(FIGURE));
    expect(everything).not.toContain(FIGURE.toLocaleString('en-US'));
    await receiver.down();
  });
});
