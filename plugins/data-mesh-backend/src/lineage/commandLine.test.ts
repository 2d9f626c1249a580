// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { testDatabases } from '../__testUtils__/startDataMesh';
import {
  type RunningLineage,
  around,
  event,
  startLineage,
} from './__testUtils__/startLineage';

const PROGRAM = resolve(__dirname, '../../../../packages/cli/bin/meshwright');
const databases = testDatabases();

const contract = (columns: string[]) => `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers: [{server: prod, type: postgres, host: h, port: 5432}]
schema:
  - name: orders
    properties: [${columns.map(name => `{name: ${name}}`).join(', ')}]
`;

/** A manifest of dbt on a DuckDB of a pipeline: the table has another name there. */
const manifest = (columns: string[]) =>
  JSON.stringify({
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      adapter_type: 'duckdb',
    },
    nodes: {
      'model.shop.orders': {
        resource_type: 'model',
        package_name: 'shop',
        database: 'local',
        schema: 'output',
        name: 'orders',
        alias: 'orders',
        columns: Object.fromEntries(columns.map(name => [name, { name }])),
        depends_on: { nodes: [] },
        compiled_code: `select ${columns.join(', ')} from local.raw.orders`,
      },
    },
    sources: {},
    parent_map: {},
  });

describe.each(databases.eachSupportedId())(
  'the command line and a running backend, %p',
  id => {
    let folder: string;
    let mesh: RunningLineage;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lineage-command-'));
      mesh = await startLineage({ knex: await databases.init(id) });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const write = async (path: string, text: string) => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    };
    const run = (...args: string[]) =>
      new Promise<{ code: number; out: string; error: string }>(done => {
        const { port } = mesh.server.address() as AddressInfo;
        execFile(
          process.execPath,
          [PROGRAM, 'lineage', ...args],
          {
            cwd: folder,
            env: {
              ...process.env,
              NODE_OPTIONS: '',
              MESHWRIGHT_URL: `http://localhost:${port}`,
            },
          },
          (error, out, words) =>
            done({ code: Number(error?.code ?? 0), out, error: words }),
        );
      });

    it('pushes events, and says what a column breaks', async () => {
      const events = [
        event({
          job: 'load',
          outputs: ['orders'],
          columns: { 'orders.id': 'raw.key' },
        }),
        event({
          job: 'sum',
          outputs: ['sums'],
          columns: { 'sums.order': 'orders.id' },
        }),
      ];
      await write(
        'events.ndjson',
        events.map(each => JSON.stringify(each)).join('\n'),
      );
      const pushed = await run('push', 'events.ndjson');
      expect(pushed.error).toBe('');
      expect(pushed.code).toBe(0);
      await mesh.eventually(
        around('raw', '&granularity=column'),
        ({ nodes }) => nodes.length > 2,
      );
      const broken = await run('impact', '--column', 'orders.id');
      expect(broken.error).toBe('');
      expect(broken.out).toContain('Something stops working.');
      expect(broken.out).toContain('sums.order');
      expect(broken.code).toBe(1);
      const risky = await run(
        ...['impact', '--column', 'orders.id', '--change', 'values'],
      );
      expect([risky.code, risky.out]).toEqual([
        0,
        expect.stringContaining('is computed otherwise: Something may give'),
      ]);
      const fine = await run('impact', '--column', 'sums.order');
      expect(fine.code).toBe(0);
      const unknown = await run('impact', '--column', 'orders.idd');
      expect(unknown.error).toContain('No column orders.idd is known.');
      expect(unknown.code).toBe(2);
    });

    it.each([
      ['contract', contract, 'orders.odcs.yaml'],
      // What dbt makes is what the contract promises.
      ['model of dbt', manifest, 'manifest.json'],
    ])('judges the change of a %s', async (what, textOf, name) => {
      const place = what.replaceAll(' ', '-');
      await write('promised/orders.odcs.yaml', contract(['id', 'note']));
      await write(`${place}/before/${name}`, textOf(['id', 'note']));
      await write(`${place}/after/${name}`, textOf(['note']));
      const promised = textOf === contract ? [] : ['promised'];
      const states = ['before', 'after'].flatMap(state =>
        [`${place}/${state}`, ...promised].flatMap(path => [
          `--${state}`,
          path,
        ]),
      );
      const { port } = mesh.server.address() as AddressInfo;
      const { code, out, error } = await run(
        ...['check', ...states, '--format', 'markdown'],
        ...['--url', `http://localhost:${port}`],
      );
      expect(error).toBe('');
      expect(out).toContain('## Lineage: breaking');
      expect(out).toContain('| sums.order | made from it |');
      expect(code).toBe(1);
    });
  },
);
