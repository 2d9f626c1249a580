// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events';
import { contractOn } from '../__testUtils__/onServer';
import { runOnServer } from '../runOnServer';
import type { SynapseSettings } from '../types';

/** What the driver is told and what it says, in place of a server: no program but Microsoft's own speaks its protocol. */
const server = {
  opened: [] as any[],
  statements: [] as string[],
  cancelled: 0,
  closed: 0,
  refuse: undefined as Error | undefined,
  answer: (_text: string): Array<Record<string, unknown>> | 'endless' => [],
};

jest.mock('tedious', () => {
  class Request extends EventEmitter {
    constructor(readonly text: string, readonly done: (error?: Error) => void) {
      super();
    }
  }
  class Connection extends EventEmitter {
    #request: Request | undefined;
    constructor(config: unknown) {
      super();
      server.opened.push(config);
    }
    connect(done: (error?: Error) => void) {
      setImmediate(() => done(server.refuse));
    }
    execSql(request: Request) {
      server.statements.push(request.text);
      this.#request = request;
      setImmediate(() => {
        const rows = server.answer(request.text);
        if (rows === 'endless') return;
        for (const row of rows) {
          request.emit(
            'row',
            Object.entries(row).map(([colName, value]) => ({
              value,
              metadata: { colName },
            })),
          );
        }
        if (this.#request === request) request.done();
      });
    }
    cancel() {
      server.cancelled++;
      const request = this.#request;
      this.#request = undefined;
      setImmediate(() => request?.done(new Error('Canceled.')));
    }
    close() {
      server.closed++;
    }
  }
  return { Connection, Request };
});

const PLACE = {
  type: 'synapse',
  host: 'ws.sql.azuresynapse.net',
  port: 1433,
  database: 'shop',
  schema: 'sales',
};
const SCHEMA = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true }
      - { name: code, logicalType: string, logicalTypeOptions: { pattern: '^A' } }
`;
const settings: SynapseSettings = {
  type: 'synapse',
  name: 'Synapse',
  allow: { hosts: ['*.sql.azuresynapse.net'] },
};
const run = (more: object = {}) =>
  runOnServer({ ...contractOn(PLACE, SCHEMA), settings, ...more });

describe('Synapse', () => {
  beforeEach(() => {
    Object.assign(server, {
      opened: [],
      statements: [],
      cancelled: 0,
      closed: 0,
      refuse: undefined,
      answer: (text: string) =>
        /COLUMNS/i.test(text)
          ? ['id', 'code'].map(column_name => ({
              TABLE_SCHEMA: 'sales',
              TABLE_NAME: 'orders',
              COLUMN_NAME: column_name,
            }))
          : [{ total: 10, c0: 2 }],
    });
  });

  it('checks a table in one query, and says what T-SQL cannot', async () => {
    const [{ checks, scan }] = await run();
    expect(checks).toMatchObject([
      { column: 'id', status: 'fail', failedRows: 2, totalRows: 10 },
    ]);
    expect(scan.notCompiled).toMatchObject([
      { reason: expect.stringContaining('synapse has no way to say') },
    ]);
    expect(server.statements).toHaveLength(2);
    expect(server.statements[1]).toContain('from [sales].[orders]');
    expect(server.closed).toBe(1);
  });

  it('connects as the identity of the machine, encrypted, to read', async () => {
    await run();
    expect(server.opened).toMatchObject([
      {
        server: 'ws.sql.azuresynapse.net',
        authentication: { type: 'azure-active-directory-default' },
        options: {
          encrypt: true,
          trustServerCertificate: false,
          readOnlyIntent: true,
          database: 'shop',
        },
      },
    ]);
  });

  it('takes a user of SQL where there is one', async () => {
    await run({ settings: { ...settings, user: 'reader', password: 'p' } });
    expect(server.opened[0].authentication).toEqual({
      type: 'default',
      options: { userName: 'reader', password: 'p' },
    });
  });

  it('takes no more rows than it asked for', async () => {
    const { answer } = server;
    server.answer = text =>
      / as total/.test(text)
        ? Array.from({ length: 1000 }, () => ({ total: 10, c0: 0 }))
        : answer(text);
    const [{ checks }] = await run();
    expect(checks).toMatchObject([{ status: 'pass' }]);
    expect(server.cancelled).toBe(1);
  });

  it('stops when it is told to, and when time is over', async () => {
    const { answer } = server;
    server.answer = text => (/ as total/.test(text) ? 'endless' : answer(text));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('Not wanted any more')), 50);
    await expect(run({ signal: controller.signal })).rejects.toThrow(
      'Not wanted any more',
    );
    const [{ unread }] = await run({ timeout: 100 });
    expect(unread).toBe('The table took longer than 0.1 s.');
    expect(server.cancelled).toBe(2);
    expect(server.closed).toBe(2);
  });

  it('says why it could not connect', async () => {
    server.refuse = new Error('Login failed.');
    const [{ unread }] = await run();
    expect(unread).toBe('Synapse cannot be reached: Login failed.');
  });
});
