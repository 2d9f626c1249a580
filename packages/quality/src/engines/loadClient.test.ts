// SPDX-License-Identifier: Apache-2.0
import { contractOn } from './__testUtils__/onServer';
import { runOnServer } from './runOnServer';
import type { EngineSettings } from './types';

function mockMissing(name: string): never {
  throw Object.assign(new Error(`Cannot find module '${name}'`), {
    code: 'MODULE_NOT_FOUND',
  });
}
jest.mock('@aws-sdk/client-athena', () =>
  mockMissing('@aws-sdk/client-athena'),
);
jest.mock('@databricks/sql', () => mockMissing('@databricks/sql'));
jest.mock('snowflake-sdk', () => mockMissing('snowflake-sdk'));

it.each<[string, Parameters<typeof contractOn>[0], Partial<EngineSettings>]>([
  ['@aws-sdk/client-athena', { type: 'athena', schema: 'sales' }, {}],
  [
    '@databricks/sql',
    { type: 'databricks', host: 'a', schema: 'sales' },
    { warehouse: 'abc', token: 't' },
  ],
  [
    'snowflake-sdk',
    { type: 'snowflake', account: 'a', database: 'shop', schema: 'sales' },
    { token: 't' },
  ],
])(
  'says that %s is to be installed where it is missing',
  async (name, server, settings) => {
    const [{ unread, checks }] = await runOnServer({
      ...contractOn(
        server,
        '  - { name: orders, properties: [{ name: id, required: true }] }',
      ),
      settings: {
        type: server.type,
        name: 'The engine',
        allow: { hosts: server.type === 'athena' ? [] : ['a'] },
        ...settings,
      } as EngineSettings,
    });
    expect(unread).toContain(`npm install ${name}`);
    expect(checks).toMatchObject([{ column: 'id', status: 'error' }]);
  },
);
