// SPDX-License-Identifier: Apache-2.0
import { contractOn } from './__testUtils__/onServer';
import { runOnServer } from './runOnServer';

jest.mock('@aws-sdk/client-athena', () => {
  throw Object.assign(
    new Error("Cannot find module '@aws-sdk/client-athena'"),
    {
      code: 'MODULE_NOT_FOUND',
    },
  );
});

it('says what to install where the client of an engine is missing', async () => {
  const [{ unread, checks }] = await runOnServer({
    ...contractOn(
      { type: 'athena', schema: 'sales' },
      '  - { name: orders, properties: [{ name: id, required: true }] }',
    ),
    settings: { type: 'athena', name: 'Athena', allow: { hosts: [] } },
  });
  expect(unread).toContain('npm install @aws-sdk/client-athena');
  expect(checks).toMatchObject([{ column: 'id', status: 'error' }]);
});
