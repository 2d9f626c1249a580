// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import dataMeshPlugin from '..';

const PATH = '/api/data-mesh/v1/index/refresh';

async function start(triggerTask: (id: string) => Promise<void>) {
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory(),
      mockServices.scheduler.mock({ triggerTask }).factory,
    ],
  });
  return server;
}

it('compares the index with the catalog when asked to', async () => {
  const triggered: string[] = [];
  const server = await start(async id => {
    triggered.push(id);
  });
  const response = await request(server).post(PATH);
  expect(response.status).toBe(202);
  expect(triggered).toEqual(['marketplace-index']);
});

it('is content when it is being compared already, and says so when it cannot be', async () => {
  const busy = await start(async () => {
    throw new ConflictError('running');
  });
  expect((await request(busy).post(PATH)).status).toBe(202);
  const broken = await start(async () => {
    throw new Error('no scheduler');
  });
  expect((await request(broken).post(PATH)).status).toBe(500);
});

it('is not for those who are not signed in', async () => {
  const server = await start(async () => {});
  const response = await request(server)
    .post(PATH)
    .set('Authorization', 'Bearer wrong');
  expect(response.status).toBe(401);
});
