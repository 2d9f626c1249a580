// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { AccessExplainer } from '@meshwright/plugin-data-mesh-node';
import request from 'supertest';
import { scaffolderModuleDataMesh } from '../module';
import { taskAttempt } from './taskAttempts';

const DENY = { result: 'DENY' as never };
const auditor = mockServices.auditor.mock();

async function start() {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleDataMesh,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.mock({
        authorize: async asked => asked.map(() => DENY),
        authorizeConditional: async asked => asked.map(() => DENY),
      }).factory,
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => auditor,
      }),
    ],
  });
  return server;
}

it('says why nothing can be created, and keeps it in the audit log', async () => {
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockImplementation(async () => event as never);
  jest.spyOn(AccessExplainer.prototype, 'why').mockResolvedValue({
    permission: 'scaffolder.task.create',
    result: 'deny',
    message: 'Nobody creates on Sundays.',
    policy: 'ours',
    rule: 'sundays',
    ask: ['group:default/stewards'],
  });
  const { status, body } = await request(await start())
    .post('/api/scaffolder/v2/tasks')
    .set('authorization', mockCredentials.user.header('user:default/ada'))
    .send({ templateRef: 'template:default/a', values: {} });
  const message =
    "The permission policy refuses 'scaffolder.task.create'. Nobody creates on Sundays. Rule: ours/sundays. Ask group:default/stewards.";
  expect([status, body.error.message]).toEqual([403, message]);
  expect(auditor.createEvent).toHaveBeenCalledWith(
    expect.objectContaining({
      eventId: 'access-denied',
      meta: {
        person: 'user:default/ada',
        action: 'POST /v2/tasks',
        permission: 'scaffolder.task.create',
        policy: 'ours',
        rule: 'sundays',
      },
    }),
  );
  expect(event.fail).toHaveBeenCalledWith({
    error: expect.objectContaining({ message }),
  });
});

it.each([
  ['POST', '/v2/tasks/1/cancel', 'scaffolder.task.cancel'],
  ['GET', '/v2/tasks/1/events', 'scaffolder.task.read'],
  ['POST', '/v2/dry-run', 'scaffolder.template.dry-run'],
  ['GET', '/v2/actions', undefined],
])('knows what %s %s needs', async (method, path, permission) => {
  expect(await taskAttempt({ method, path })).toEqual(
    permission && { permission },
  );
});
