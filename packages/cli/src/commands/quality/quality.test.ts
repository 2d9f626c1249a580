// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { World, orders } from '../../__testUtils__/world';

const RESULTS = JSON.stringify({
  kind: 'QualityResults',
  checks: [
    { name: 'not empty', dataset: 'orders', status: 'pass' },
    {
      name: 'no duplicates',
      dataset: 'orders',
      column: 'id',
      dimension: 'uniqueness',
      status: 'fail',
      failedRows: 2,
      totalRows: 10,
    },
  ],
});

const RUN_RESULTS = JSON.stringify({
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json',
  },
  args: { which: 'test' },
  results: [
    { unique_id: 'test.shop.t.1', status: 'pass', failures: 0, timing: [] },
  ],
});
const MANIFEST = JSON.stringify({
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
  },
  nodes: {
    'model.shop.orders': { schema: 'sales', alias: 'orders' },
    'test.shop.t.1': { name: 't', attached_node: 'model.shop.orders' },
  },
});

describe('meshwright quality', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());

  describe('read', () => {
    it('prints the documented JSON and nothing else', async () => {
      world.write('results.json', RESULTS);
      const { code, out, error } = await world.run([
        'quality',
        'read',
        'results.json',
        '--format',
        'json',
      ]);
      expect([code, error]).toEqual([0, '']);
      expect(JSON.parse(out)).toEqual([
        {
          file: 'results.json',
          tool: 'meshwright',
          checks: [
            {
              name: 'not empty',
              dataset: 'orders',
              column: null,
              dimension: null,
              severity: null,
              status: 'pass',
              observed: null,
              expected: null,
              failedRows: null,
              totalRows: null,
            },
            {
              name: 'no duplicates',
              dataset: 'orders',
              column: 'id',
              dimension: 'uniqueness',
              severity: null,
              status: 'fail',
              observed: null,
              expected: null,
              failedRows: 2,
              totalRows: 10,
            },
          ],
          findings: [],
        },
      ]);
    });

    it('shows people what failed, and ends with 1 where that is asked for', async () => {
      world.write('results.json', RESULTS);
      const { code, out } = await world.run([
        'quality',
        'read',
        'results.json',
        '--strict',
      ]);
      expect(code).toBe(1);
      expect(out).toContain('2 checks: 1 failed, 1 passed; score 50');
      expect(out).toContain('no duplicates  orders · id');
      expect(out).toContain('2 of 10 rows');
    });

    it('finds the manifest of dbt beside, and does not report on it', async () => {
      world.write('target/run_results.json', RUN_RESULTS);
      world.write('target/manifest.json', MANIFEST);
      const { out } = await world.run([
        'quality',
        'read',
        'target/run_results.json',
        '--format',
        'json',
      ]);
      const reports = JSON.parse(out);
      expect(reports).toHaveLength(1);
      expect(reports[0].checks[0].dataset).toBe('sales.orders');
    });

    it('reads standard input, and says what is no result', async () => {
      const { code, out } = await world.run(['quality', 'read', '-'], {
        input: '{"a": 1}',
      });
      expect(code).toBe(1);
      expect(out).toContain('This is no result of dbt');
    });

    it('ends with 2 for a file that is not there', async () => {
      const { code, error } = await world.run(['quality', 'read', 'no.json']);
      expect(code).toBe(2);
      expect(error).toContain('no.json does not exist.');
    });
  });

  describe('detect', () => {
    const series = (...values: Array<number | string>) =>
      `timestamp,value\n${values
        .map(
          (value, hour) =>
            `${new Date(Date.UTC(2026, 0, 1, hour))
              .toISOString()
              .slice(0, 19)
              .replace('T', ' ')},${value}`,
        )
        .join('\n')}\n`;
    const steady = Array.from({ length: 60 }, (_, hour) => 100 + (hour % 5));

    it('writes a score for each row, as it was written', async () => {
      world.write('series.csv', series(...steady, 500, 'n/a', 101));
      const { code, out } = await world.run([
        'quality',
        'detect',
        'series.csv',
        '--explain',
      ]);
      const lines = out.trim().split('\n');
      expect(code).toBe(0);
      expect(lines).toHaveLength(64);
      expect(lines.slice(0, 2)).toEqual([
        'timestamp,value,score',
        '2026-01-01 00:00:00,100,0.000000',
      ]);
      expect(Number(lines[61].split(',')[2])).toBeGreaterThan(0.9);
      expect(lines[62]).toBe('2026-01-03 13:00:00,n/a,0.000000');
    });

    it('says why, and writes to a file', async () => {
      world.write('series.csv', series(...steady, 500));
      const { out, error } = await world.run([
        'quality',
        'detect',
        'series.csv',
        '--explain',
        '--out',
        'scores.csv',
      ]);
      expect(out).toBe('');
      expect(error).toBe(
        '2026-01-03 12:00:00: The value is 500; the values before it lay between 100 and 104.\n',
      );
      expect(
        readFileSync(join(world.folder, 'scores.csv'), 'utf8').split('\n'),
      ).toHaveLength(63);
    });

    it('takes columns by their names, in any order and with quotes', async () => {
      const { out } = await world.run(['quality', 'detect', '-'], {
        input: 'Value,"Timestamp",note\n1,"2026-01-01T00:00:00Z","a, ""b"""\n',
      });
      expect(out).toBe(
        'timestamp,value,score\n2026-01-01T00:00:00Z,1,0.000000\n',
      );
    });

    it.each<[string, (hour: number) => string, string]>([
      ['CRLF', hour => new Date(hour * 3_600_000).toISOString(), '\r\n'],
      ['seconds', hour => String(1_700_000_000 + hour * 3600), '\n'],
      ['a time that says nothing', () => 'some time', '\n'],
      ['one time for all', () => '2026-01-01', '\n'],
      ['times backwards', hour => String(1_700_000_000 - hour * 60), '\n'],
      [
        'quotes',
        hour => `"${new Date(hour * 3_600_000).toISOString()}"`,
        '\r\n',
      ],
    ])('finds the one that is odd with %s', async (_, timeAt, end) => {
      const values = [...steady, 5000, ...steady];
      const lines = values.map((value, hour) => `${timeAt(hour)},"${value}"`);
      const { code, out } = await world.run(['quality', 'detect', '-'], {
        input: ['\uFEFFtimestamp,value', ...lines, ''].join(end),
      });
      expect(code).toBe(0);
      const scores = out
        .trim()
        .split('\n')
        .slice(1)
        .map(line => Number(line.split(',').at(-1)));
      expect(scores).toHaveLength(values.length);
      expect(
        scores.flatMap((score, row) => (score >= 0.5 ? [row] : [])),
      ).toEqual([60]);
    });

    it.each(['', '" "', 'null', 'NA', '-', 'nan', '0x10', 'Infinity', '1,5'])(
      'takes %p for a gap, and goes on',
      async gap => {
        const input = `timestamp,value\n${steady
          .map((value, hour) => `${hour * 3600},${value}`)
          .join('\n')}\n${60 * 3600},${gap.includes(',') ? `"${gap}"` : gap}\n${
          61 * 3600
        },104\n`;
        const { out } = await world.run(['quality', 'detect', '-'], { input });
        const lines = out.trim().split('\n');
        expect(lines).toHaveLength(63);
        const [odd, usual] = lines
          .slice(-2)
          .map(line => Number(line.slice(-8)));
        expect(odd).toBe(0);
        expect(usual).toBeLessThan(0.5);
      },
    );

    it('writes nothing but the header for a series without rows', async () => {
      for (const input of ['timestamp,value', 'timestamp,value\r\n\r\n']) {
        const { code, out } = await world.run(['quality', 'detect', '-'], {
          input,
        });
        expect([code, out]).toEqual([0, 'timestamp,value,score\n']);
      }
    });

    it('gives the same scores to the rows of a longer series, and of one in many pieces', async () => {
      const all = Array.from({ length: 40_000 }, (_, minute) => [
        String(1_700_000_000 + minute * 60),
        String(1000 + ((minute * 7919) % 101) + (minute % 997 === 0 ? 900 : 0)),
      ]);
      const scoresOf = async (rows: string[][]) => {
        const { out } = await world.run(['quality', 'detect', '-'], {
          input: `timestamp,value\n${rows
            .map(row => row.join(','))
            .join('\n')}`,
        });
        return out.trim().split('\n').slice(1);
      };
      const whole = await scoresOf(all);
      expect(whole).toHaveLength(all.length);
      expect(await scoresOf(all.slice(0, 12_345))).toEqual(
        whole.slice(0, 12_345),
      );
      expect(whole.every(line => /,(0\.\d{6}|1\.000000)$/.test(line))).toBe(
        true,
      );
    });

    it.each<[string, (text: string) => string]>([
      ['no header', text => text.slice(text.indexOf('\n') + 1)],
      ['other names', text => text.replace('timestamp,value', 'Date,count')],
      [
        'semicolons and decimal commas',
        text =>
          text
            .replace(/,/g, ';')
            .replace(/(\d+)$/gm, (_, value) => `${value},5`),
      ],
      ['tabulators', text => text.replace(/,/g, '\t')],
    ])('scores a series with %s', async (_, change) => {
      const plain = series(...steady, 500);
      world.write('plain.csv', plain);
      world.write('other.csv', change(plain));
      const scoresOf = async (file: string) => {
        const { code, out } = await world.run(['quality', 'detect', file]);
        expect(code).toBe(0);
        expect(out.split('\n')[0]).toBe('timestamp,value,score');
        return out
          .trim()
          .split('\n')
          .slice(1)
          .map(line => Number(line.split(',').pop()));
      };
      const scores = await scoresOf('other.csv');
      expect(scores).toHaveLength(61);
      expect(scores[60]).toBeGreaterThan(0.9);
      expect(scores).toEqual(await scoresOf('plain.csv'));
    });

    it('unpacks a series', async () => {
      world.write('a.csv.gz', gzipSync(series(...steady, 500)));
      const { out } = await world.run(['quality', 'detect', 'a.csv.gz']);
      expect(out.trim().split('\n')).toHaveLength(62);
    });

    it('ends with 2 where there are no such columns', async () => {
      const { code, error } = await world.run(['quality', 'detect', '-'], {
        input: 'a,b\n1,2\n',
      });
      expect(code).toBe(2);
      expect(error).toContain('timestamp and value are missing');
    });
  });

  describe('run', () => {
    const contract = (path: string, type = 'local') => `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: files
    type: ${type}
    path: '${path}'
    format: csv
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        unique: true
`;
    const run = (...args: string[]) =>
      world.run([
        'quality',
        'run',
        'orders.yaml',
        '--server',
        'files',
        ...args,
      ]);

    beforeEach(() => {
      world.write('orders.yaml', contract('data/{model}.csv'));
      world.write('data/orders.csv', 'order_id,amount\n1,5\n1,7\n,9\n');
    });

    it('checks data, and ends with 1 where it is not as promised', async () => {
      const { code, out, error } = await run('--format', 'json');
      expect(error).toBe('');
      expect(code).toBe(1);
      const [{ tool, checks }] = JSON.parse(out);
      expect(tool).toBe('meshwright');
      expect(checks).toContainEqual(
        expect.objectContaining({
          dataset: 'orders',
          column: 'order_id',
          dimension: 'uniqueness',
          status: 'fail',
          failedRows: 1,
          totalRows: 3,
        }),
      );
    });

    it('writes results that can be read again', async () => {
      await run('--out', 'results.json');
      const { out } = await world.run([
        'quality',
        'read',
        'results.json',
        '--format',
        'json',
      ]);
      const [{ tool, checks, findings }] = JSON.parse(out);
      expect([tool, findings]).toEqual(['meshwright', []]);
      expect(checks.length).toBeGreaterThan(0);
    });

    it('shows rows only where somebody asks', async () => {
      expect((await run()).out).not.toContain('"repeated"');
      const { out } = await run('--evidence', '2');
      expect(out).toContain('"repeated"');
    });

    it('reads nothing outside of what is allowed', async () => {
      const elsewhere = new World();
      const path = elsewhere.write('orders.csv', 'order_id\n1\n');
      world.write('orders.yaml', contract(path));
      const refused = await run();
      expect(refused.code).toBe(2);
      expect(refused.error).toContain('lies outside the present folder');
      expect((await run('--allow', elsewhere.folder)).code).toBeLessThan(2);
      elsewhere.remove();
    });

    it.each([
      ['data/none.csv', 'local', 'does not exist'],
      ['data/{model}.csv', 's3', 'is of type s3'],
    ])('says what is wrong with %s on %s', async (path, type, words) => {
      world.write('orders.yaml', contract(path, type));
      const { code, error } = await run();
      expect(code).toBe(2);
      expect(error).toContain(words);
    });

    it('knows what server was meant', async () => {
      const { error } = await world.run([
        'quality',
        'run',
        'orders.yaml',
        '--server',
        'file',
      ]);
      expect(error).toContain('Did you mean files?');
    });
  });

  describe('compile', () => {
    it('prints one query for each table, and what follows it', async () => {
      world.write('orders.yaml', orders());
      const { code, out } = await world.run([
        'quality',
        'compile',
        'orders.yaml',
        '--engine',
        'bigquery',
        '--schema',
        'my-project.sales',
      ]);
      expect(code).toBe(0);
      expect(out).toContain('from `my-project`.`sales`.`orders`;');
    });

    it('refuses a schema that is more than a name', async () => {
      world.write('orders.yaml', orders());
      const { code, error } = await world.run([
        'quality',
        'compile',
        'orders.yaml',
        '--schema',
        'a; drop table b',
      ]);
      expect(code).toBe(2);
      expect(error).toContain('is no name of letters');
    });
  });
});
