// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeDatabricks } from './__testUtils__/fakeDatabricks';
import {
  fakeAthena,
  fakeBigQuery,
  fakeRedshift,
} from './__testUtils__/fakeEngines';
import type { Answer, FakeService } from './__testUtils__/fakeService';
import { fakeSnowflake } from './__testUtils__/fakeSnowflake';
import { contractOn } from './__testUtils__/onServer';
import { runOnServer } from './runOnServer';
import type { EngineSettings } from './types';

const SCHEMA = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true, unique: true }
      - { name: amount, logicalType: number, logicalTypeOptions: { minimum: 0 } }
    quality:
      - { type: sql, query: "select count(*) from {object} where amount > 100", mustBe: 7 }
`;

/** What every engine of the tests knows: a table of ten rows, with three that have no id. */
function table(text: string): Answer {
  if (/columns/i.test(text) && /table_name/i.test(text)) {
    return {
      names: ['table_schema', 'table_name', 'column_name'],
      rows: ['ID', 'Amount', 'extra'].map(name => ['sales', 'orders', name]),
    };
  }
  if (/ as total/.test(text)) {
    const names = [...text.matchAll(/ as (total|c\d+)/g)].map(
      ([, name]) => name,
    );
    const figures = ['10', '3', '1', '0'];
    return { names, rows: [figures.slice(0, names.length)] };
  }
  return { names: ['figure'], rows: [['7']] };
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

interface Engine {
  fake: (answers: (text: string) => Answer) => Promise<FakeService>;
  server: Record<string, unknown> & { type: string };
  settings: EngineSettings;
  /** The table as the query names it, with the columns as the engine spells them. */
  scan: string[];
  /** Parts of the call that started the scan. */
  limits: object;
}

const ENGINES: Record<string, Engine> = {
  bigquery: {
    fake: fakeBigQuery,
    server: { type: 'bigquery', project: 'our-project', dataset: 'sales' },
    settings: {
      type: 'bigquery',
      name: 'BigQuery',
      billingProject: 'billing',
      allow: { hosts: ['our-project'], schemas: ['sales'] },
    },
    scan: ['from `our-project`.`sales`.`orders`', 'count(`ID`)'],
    limits: {
      body: {
        configuration: {
          jobTimeoutMs: '5000',
          query: {
            maximumBytesBilled: '100000000000',
            useLegacySql: false,
            defaultDataset: { projectId: 'our-project', datasetId: 'sales' },
          },
        },
      },
    },
  },
  redshift: {
    fake: fakeRedshift,
    server: { type: 'redshift', database: 'shop', schema: 'sales' },
    settings: {
      type: 'redshift',
      name: 'Redshift',
      region: 'eu-west-1',
      workgroup: 'analytics',
      allow: { hosts: [] },
    },
    scan: ['from "sales"."orders"', 'count("ID")'],
    limits: {
      body: {
        Database: 'shop',
        WorkgroupName: 'analytics',
        Sqls: [
          'set statement_timeout to 5000',
          'set search_path to "sales"',
          expect.stringMatching(/^select/),
        ],
      },
    },
  },
  athena: {
    fake: fakeAthena,
    server: { type: 'athena', catalog: 'lake', schema: 'sales' },
    settings: {
      type: 'athena',
      name: 'Athena',
      region: 'eu-west-1',
      workgroup: 'quality',
      outputLocation: 's3://results/quality/',
      allow: { hosts: [] },
    },
    scan: ['from "lake"."sales"."orders"', 'count("ID")'],
    limits: {
      body: {
        WorkGroup: 'quality',
        QueryExecutionContext: { Catalog: 'lake', Database: 'sales' },
        ResultConfiguration: { OutputLocation: 's3://results/quality/' },
      },
    },
  },
  snowflake: {
    fake: fakeSnowflake,
    server: {
      type: 'snowflake',
      account: 'Org-A',
      database: 'shop',
      schema: 'sales',
    },
    settings: {
      type: 'snowflake',
      name: 'Snowflake',
      user: 'robot',
      privateKey: key,
      warehouse: 'small',
      allow: { hosts: ['org-a'], databases: ['shop'] },
    },
    scan: ['from "sales"."orders"', 'count("ID")'],
    limits: {
      body: {
        parameters: {
          STATEMENT_TIMEOUT_IN_SECONDS: 5,
          ROWS_PER_RESULTSET: 1,
          MULTI_STATEMENT_COUNT: 1,
          QUERY_TAG: 'meshwright-quality',
        },
      },
    },
  },
  databricks: {
    fake: fakeDatabricks,
    server: {
      type: 'databricks',
      host: 'https://dbc.example.com',
      catalog: 'main',
      schema: 'sales',
    },
    settings: {
      type: 'databricks',
      name: 'Databricks',
      warehouse: 'abc',
      clientId: 'robot',
      clientSecret: 's3cret',
      allow: { hosts: ['dbc.example.com'] },
    },
    scan: ['from `main`.`sales`.`orders`', 'count(`ID`)'],
    limits: {
      body: {
        runAsync: true,
        canDownloadResult: false,
        session: {
          initialNamespace: { catalogName: 'main', schemaName: 'sales' },
          configuration: { STATEMENT_TIMEOUT: '5' },
        },
      },
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'meshwright-identity-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How Google's client knows a workload: it changes a token of the workload for one of Google's. */
function workloadIdentity(url: string): Record<string, string> {
  const token = join(folder, 'token');
  const file = join(folder, 'identity.json');
  writeFileSync(token, 'token-of-the-workload');
  writeFileSync(
    file,
    JSON.stringify({
      type: 'external_account',
      audience:
        '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/portal',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${url}/token`,
      credential_source: { file: token },
    }),
  );
  return { GOOGLE_APPLICATION_CREDENTIALS: file };
}

describe.each(Object.entries(ENGINES))('%s', (name, engine) => {
  let service: FakeService;
  let answers: (text: string) => Answer;
  const before = { ...process.env };

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'example';
    service = await engine.fake(text => answers(text));
    Object.assign(process.env, workloadIdentity(service.url));
  });
  beforeEach(() => {
    answers = table;
    service.started.length = 0;
    service.statements.length = 0;
    service.cancelled.length = 0;
    service.busy = 0;
  });
  afterAll(async () => {
    process.env = before;
    await service.close();
  });

  const run = (more: object = {}, schema = SCHEMA) =>
    runOnServer({
      ...contractOn(engine.server, schema),
      settings: { ...engine.settings, endpoint: service.url } as EngineSettings,
      timeout: 5_000,
      ...more,
    });
  const scans = () => service.statements.filter(text => / as total/.test(text));

  it('checks a table in one query of its own dialect', async () => {
    const [{ checks, unread }] = await run();
    expect(unread).toBeUndefined();
    expect(
      checks.map(({ column, status, failedRows, observed }) => [
        column,
        status,
        failedRows,
        observed,
      ]),
    ).toEqual([
      ['id', 'fail', 3, 3],
      ['id', 'fail', 1, 1],
      ['amount', 'pass', 0, 0],
      [null, 'pass', null, 7],
    ]);
    expect(scans()).toHaveLength(1);
    for (const part of engine.scan) expect(scans()[0]).toContain(part);
    // Columns, scan and rule: nothing else was asked.
    expect(service.statements).toHaveLength(3);
  });

  it('limits what a query may take', async () => {
    await run();
    expect(service.started[1]).toMatchObject(engine.limits);
  });

  it('tells the engine to stop when the run is cancelled', async () => {
    answers = text => (/ as total/.test(text) ? 'endless' : table(text));
    const controller = new AbortController();
    const running = run({ signal: controller.signal });
    while (scans().length === 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    setTimeout(() => controller.abort(new Error('Not wanted any more')), 50);
    await expect(running).rejects.toThrow('Not wanted any more');
    expect(service.cancelled).toEqual(scans());
  });

  it('tells the engine to stop when time is over, and says so', async () => {
    answers = text => (/ as total/.test(text) ? 'endless' : table(text));
    const [{ unread, checks }] = await run({ timeout: 2_000 });
    expect(unread).toBe('The table took longer than 2 s.');
    expect(checks.map(({ status }) => status)).toEqual(
      checks.map(() => 'error'),
    );
    expect(service.cancelled).toEqual(scans());
  });

  it('finds the check at fault where the engine refuses the query', async () => {
    answers = text =>
      /amount/i.test(text) && / as total/.test(text)
        ? { error: "Cannot compare 'amount' of type TEXT" }
        : table(text);
    const [{ checks }] = await run();
    expect(checks.map(({ status }) => status)).toEqual([
      'fail',
      'fail',
      'error',
      'pass',
    ]);
    expect(checks[2].details.message).toContain("Cannot compare '…' of type");
  });

  it('asks again where the service is busy for a moment', async () => {
    service.busy = 2;
    const [{ checks, unread }] = await run({ timeout: 20_000 });
    expect(unread).toBeUndefined();
    expect(checks.map(({ status }) => status)).toContain('pass');
    expect(service.busy).toBe(0);
    expect(service.statements).toHaveLength(3);
  });

  it('puts tables of other contracts before rules that name them', async () => {
    const other = contractOn(
      engine.server,
      `  - { name: customers, physicalName: orders, properties: [] }
  - { name: count, physicalName: orders, properties: [] }`,
    );
    const [{ checks }] = await run(
      {
        others: other.contract.schema.map(object => ({
          object,
          document: '',
          server: other.server,
        })),
      },
      SCHEMA.replace('from {object}', 'from customers c join {object}'),
    );
    expect(checks.at(-1)).toMatchObject({ status: 'pass', observed: 7 });
    expect(service.statements.at(-1)).toMatch(
      /with customers as \(select \* from \S+orders\W\) select count\(\*\) from customers c join /,
    );
  });

  it('says of a table that is not there', async () => {
    answers = text =>
      /columns/i.test(text)
        ? { names: ['table_schema'], rows: [] }
        : table(text);
    const [{ unread }] = await run();
    expect(unread).toContain(
      `There is no table sales.orders that ${engine.settings.name} can see`,
    );
    expect(service.statements).toHaveLength(1);
  });

  it('asks nothing where the contract names another place', async () => {
    const other = Object.fromEntries(
      Object.entries(engine.server).map(([part, value]) => [
        part,
        part === 'type' ? value : 'elsewhere',
      ]),
    ) as typeof engine.server;
    const settings = {
      ...engine.settings,
      endpoint: service.url,
      allow: {
        ...engine.settings.allow,
        databases: ['shop'],
        schemas: ['sales'],
      },
    } as EngineSettings;
    await expect(
      runOnServer({ ...contractOn(other, SCHEMA), settings }),
    ).rejects.toThrow(
      `is none that ${name === 'bigquery' ? 'BigQuery' : engine.settings.name}`,
    );
    expect(service.statements).toEqual([]);
  });
});
