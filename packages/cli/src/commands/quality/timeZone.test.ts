// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { World } from '../../__testUtils__/world';

const BIN = resolve(__dirname, '../../../bin/meshwright');
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: events
name: Events
version: 1.0.0
status: active
servers:
  - { server: local, type: local, path: events.csv, format: csv }
schema:
  - name: events
    properties:
      - { name: id, logicalType: integer }
      - { name: at, logicalType: timestamp }
slaProperties:
  - { property: freshness, value: 1, unit: h, element: events.at }
`;

describe('how old data is', () => {
  const world = new World();
  afterAll(() => world.remove());

  it.each([
    ['UTC', 30, 'pass'],
    ['Pacific/Kiritimati', 30, 'pass'],
    ['Pacific/Kiritimati', 300, 'fail'],
    ['America/New_York', 30, 'pass'],
    ['America/New_York', 300, 'fail'],
  ])(
    'does not depend on where it is looked at: %s, %d minutes',
    (TZ, minutes, status) => {
      world.write('events.yaml', CONTRACT);
      world.write('events.csv', `id,at\n1,${ago(minutes)}\n`);
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          BIN,
          'quality',
          'run',
          'events.yaml',
          '--server',
          'local',
          '--format',
          'json',
        ],
        { cwd: world.folder, encoding: 'utf8', env: { ...process.env, TZ } },
      );
      expect(stderr).toBe('');
      const [{ checks }] = JSON.parse(stdout);
      expect(
        checks.find(
          ({ dimension }: { dimension: string }) => dimension === 'timeliness',
        ),
      ).toMatchObject({ status });
    },
  );
});
