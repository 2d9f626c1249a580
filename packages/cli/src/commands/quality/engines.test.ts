// SPDX-License-Identifier: Apache-2.0
import { World } from '../../__testUtils__/world';

const URL_OF_TESTS =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
/** `npm test` brings PostgreSQL up where there are binaries for the platform. */
const onPostgres = URL_OF_TESTS ? describe : describe.skip;

/** A table that every PostgreSQL has. */
const contract = (server: object) => `apiVersion: v3.1.0
kind: DataContract
id: methods
version: 1.0.0
status: active
servers:
  - ${JSON.stringify({ server: 'prod', ...server })}
schema:
  - name: pg_am
    properties:
      - { name: amname, logicalType: string, required: true, unique: true }
      - { name: amtype, logicalType: string, logicalTypeOptions: { maxLength: 0 } }
`;

describe('meshwright quality run on a server', () => {
  let world: World;
  const before = { ...process.env };
  beforeEach(() => {
    world = new World();
    for (const name of Object.keys(process.env)) {
      if (
        /^(PG|SNOWFLAKE|DATABRICKS|MESHWRIGHT_(SQL|RED|ATH|BIG))/.test(name)
      ) {
        delete process.env[name];
      }
    }
  });
  afterEach(() => {
    world.remove();
    process.env = { ...before };
  });
  const run = (server: object, ...args: string[]) => {
    world.write('methods.yaml', contract(server));
    return world.run([
      'quality',
      'run',
      'methods.yaml',
      '--server',
      'prod',
      ...args,
    ]);
  };

  it.each<[object, string]>([
    [{ type: 'postgres', host: 'db' }, 'PGHOST and PGUSER have to be set'],
    [{ type: 'snowflake', account: 'a' }, 'SNOWFLAKE_ACCOUNT has to be set'],
    [
      { type: 'databricks', host: 'a' },
      'DATABRICKS_HOST and DATABRICKS_WAREHOUSE_ID',
    ],
    [{ type: 'redshift' }, 'MESHWRIGHT_REDSHIFT_WORKGROUP has to be set'],
    [{ type: 'synapse', host: 'a' }, 'MESHWRIGHT_SQLSERVER_HOST has to be set'],
    [{ type: 'kafka', host: 'a' }, 'no check can be run on'],
  ])('says what %j needs', async (server, words) => {
    const { code, error } = await run(server);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it.each<[object, Record<string, string>]>([
    [
      { type: 'postgres', host: 'attacker.example.com', database: 'a' },
      { PGHOST: 'db.example.com', PGUSER: 'reader', PGPASSWORD: 's3cret' },
    ],
    [
      { type: 'databricks', host: 'attacker.example.com' },
      {
        DATABRICKS_HOST: 'https://dbc.example.com/',
        DATABRICKS_WAREHOUSE_ID: 'w',
        DATABRICKS_TOKEN: 's3cret',
      },
    ],
    [
      { type: 'snowflake', account: 'attacker', database: 'a' },
      { SNOWFLAKE_ACCOUNT: 'ours', SNOWFLAKE_TOKEN: 's3cret' },
    ],
  ])('sends no credentials to a host of %j', async (server, env) => {
    Object.assign(process.env, env);
    const { code, out, error } = await run(server);
    expect(code).toBe(2);
    expect(error).toContain('The contract names attacker');
    expect(out + error).not.toContain('s3cret');
  });

  onPostgres('with PostgreSQL', () => {
    const address = new URL(URL_OF_TESTS ?? 'postgresql://localhost');
    const server = {
      type: 'postgres',
      host: address.hostname,
      port: Number(address.port),
      database: address.pathname.slice(1),
      schema: 'pg_catalog',
    };
    beforeEach(() => {
      Object.assign(process.env, {
        PGHOST: address.hostname,
        PGPORT: address.port,
        PGUSER: address.username,
        PGPASSWORD: decodeURIComponent(address.password),
        PGSSLMODE: 'disable',
      });
    });

    it('checks the table where it is', async () => {
      const { code, out, error } = await run(server, '--format', 'json');
      expect(error).toBe('');
      expect(code).toBe(1);
      const [{ tool, checks }] = JSON.parse(out);
      expect(tool).toBe('meshwright');
      expect(checks.map(({ column, status }: any) => [column, status])).toEqual(
        [
          ['amname', 'pass'],
          ['amname', 'pass'],
          ['amtype', 'fail'],
        ],
      );
    });

    it('shows rows only where somebody asks', async () => {
      expect((await run(server)).out).not.toContain('heap');
      expect((await run(server, '--evidence', '1')).out).toMatch(/"amname":/);
    });

    it('ends with 2 where nothing can be read', async () => {
      process.env.PGPASSWORD = 'wrong';
      process.env.PGUSER = 'nobody_knows';
      const { code, error } = await run(server);
      expect(code).toBe(2);
      expect(error).toContain('prod could not be checked');
    });
  });
});
