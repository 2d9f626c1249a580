// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { HIDDEN_POLICY, hiddenMesh } from '../__testUtils__/hiddenMesh';
import { type Access, startAccess } from '../__testUtils__/startAccess';
import { postgresOf } from '../__testUtils__/startMatrix';

jest.setTimeout(600_000);

/**
 * What a person may wait for a change, in milliseconds: five seconds are what is known used again for, and the rest is for
 * machines that do much else.
 */
const SOON = 60_000;

// Two replicas share a database over the network.
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const hasPostgres = databases.supports('POSTGRES_18');

const directory = createMockDirectory();
let replicas: Access[];

const REFUSAL = HIDDEN_POLICY.replace(
  '    examples:',
  `    rules:
      - id: nobody-sees-open
        effect: deny
        permissions: [catalog.entity.read]
        when: resource.name == 'open'
        message: It is closed for a while.
    examples:`,
).replace(
  '    examples:',
  `    examples:
      - { name: closed, person: {}, permission: catalog.entity.read, resource: { name: open }, expect: deny, rule: nobody-sees-open }`,
);

const writePolicy = (text: string) =>
  writeFileSync(path.join(directory.path, 'access.yaml'), text);

/** Statuses by which Olga gets a product of each replica. */
const statuses = (name: string) =>
  Promise.all(
    replicas.map(async ({ ask }) => {
      const at = `catalog/entities/by-name/dataproduct/default/${name}`;
      return (await ask('olga', at)).status;
    }),
  );

/** How long it takes until each replica answers so. */
async function timeUntil(name: string, status: number): Promise<number> {
  const began = Date.now();
  while ((await statuses(name)).some(one => one !== status)) {
    if (Date.now() - began > 2 * SOON) break;
    await pause(100);
  }
  return Date.now() - began;
}

(hasPostgres ? describe : describe.skip)('two replicas', () => {
  beforeAll(async () => {
    directory.clear();
    writePolicy(HIDDEN_POLICY);
    const knex = await databases.init('POSTGRES_18');
    const start = () =>
      startAccess({
        entities: hiddenMesh(),
        policies: directory.path,
        database: postgresOf(knex.client.config),
      });
    // One after the other, as each brings tables up to date.
    replicas = [await start(), await start()];
    await replicas[0].until(
      async () => (await statuses('open')).every(one => one === 200),
      'the mesh',
    );
  });

  it('follow a change of a policy that one of them has read', async () => {
    expect(await statuses('open')).toEqual([200, 200]);
    writePolicy(REFUSAL);
    await replicas[0].runTasks();
    expect(await timeUntil('open', 404)).toBeLessThan(SOON);
    writePolicy(HIDDEN_POLICY);
    await replicas[1].runTasks();
    expect(await timeUntil('open', 200)).toBeLessThan(SOON);
  });

  it('follow somebody into a group and out of it', async () => {
    expect(await statuses('hidden')).toEqual([404, 404]);
    const withOlgaIn = (groups: string[]) =>
      hiddenMesh().map(
        (one): Entity =>
          one.kind === 'User' && one.metadata.name === 'olga'
            ? { ...one, spec: { memberOf: groups } }
            : one,
      );
    await replicas[0].publish(withOlgaIn(['outsiders', 'insiders']));
    expect(await timeUntil('hidden', 200)).toBeLessThan(SOON);
    await replicas[1].publish(withOlgaIn(['outsiders']));
    expect(await timeUntil('hidden', 404)).toBeLessThan(SOON);
  });
});
