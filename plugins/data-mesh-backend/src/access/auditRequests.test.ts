// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { auditRequests, noteForAudit } from './auditRequests';

type Event = Awaited<
  ReturnType<ReturnType<typeof mockServices.auditor.mock>['createEvent']>
>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const ADA = mockCredentials.user.header('user:default/ada');

/** Answers a request with a status, and tells what came into the audit log. */
async function audited(
  method: Method,
  path: string,
  status: number,
  options: { body?: object; authorization?: string; person?: string } = {},
) {
  const outcomes: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async () =>
      ({
        success: async () => outcomes.push('succeeded'),
        fail: async () => outcomes.push('failed'),
      } as unknown as Event),
  });
  const app = express();
  app.use(express.json());
  app.use(
    auditRequests({
      auditor,
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.none(),
      }),
      logger: mockServices.logger.mock(),
    }),
  );
  app.use((_, res) => {
    if (options.person) noteForAudit(res, { person: options.person });
    res.status(status).end();
  });
  await request(app)
    [method](path)
    .set('authorization', options.authorization ?? ADA)
    .send(options.body)
    .expect(status);
  await new Promise(setImmediate);
  const [event] = auditor.createEvent.mock.calls.map(([given]) => given);
  return event && { ...event, outcomes };
}

describe('what is refused', () => {
  it.each([
    ['get', '/v1/products/default/orders', 'dataproduct:default/orders'],
    ['get', '/v1/governance/subjects/api/default/x/history', 'api:default/x'],
    ['delete', '/v1/git/repositories/sales/orders', 'repository:sales/orders'],
    ['post', '/v1/governance/waivers/7/decision', 'waiver:7'],
    ['post', '/v1/incidents/12/resolve', 'incident:12'],
    ['get', '/v1/lineage/graph', 'product:default#orders'],
  ] as const)('is kept: %s %s', async (method, path, subject) => {
    const at = `${path}?node=product:default%23orders`;
    expect(await audited(method, at, 403)).toMatchObject({
      eventId: 'access-denied',
      severityLevel: 'medium',
      meta: { person: 'user:default/ada', path, subject, status: 403 },
      outcomes: ['failed'],
    });
  });

  it('is kept of whom Backstage does not know, too', async () => {
    const path = '/v1/quality/gate/default/orders';
    const kept = await audited('get', path, 401, {
      authorization: mockCredentials.user.invalidHeader(),
    });
    expect(kept).toMatchObject({
      eventId: 'access-denied',
      meta: { person: 'nobody', subject: 'dataproduct:default/orders' },
    });
    // Backstage would refuse to keep what it cannot put a name to.
    expect(kept).not.toHaveProperty('request');
  });
});

describe('what is changed', () => {
  it.each([
    ['post', '/v1/git/repositories/sales/orders/commits', 'create'],
    ['put', '/v1/git/repositories/sales/orders', 'update'],
    ['patch', '/v1/git/repositories/sales/orders', 'update'],
    ['delete', '/v1/git/repositories/sales/orders', 'delete'],
    [
      'post',
      '/v1/git/repositories/sales/orders/change-requests/1/merge',
      'merge',
    ],
    ['post', '/v1/git/sales/orders.git/git-receive-pack', 'git-receive-pack'],
  ] as const)('is kept: %s %s', async (method, path, actionType) => {
    expect(await audited(method, path, 204)).toMatchObject({
      eventId: 'change',
      severityLevel: 'low',
      meta: { actionType, subject: 'repository:sales/orders' },
      outcomes: ['succeeded'],
    });
  });

  it.each([400, 404, 409, 500])('is kept as failed with %p', async status => {
    expect(
      await audited('post', '/v1/incidents/3/assign', status),
    ).toMatchObject({
      eventId: 'incident-change',
      meta: { actionType: 'assign', subject: 'incident:3', status },
      outcomes: ['failed'],
    });
  });

  it('is kept with what was decided, and without what people wrote', async () => {
    const kept = await audited('post', '/v1/governance/waivers', 201, {
      body: {
        product: 'dataproduct:default/orders',
        policy: 'p',
        rule: 'r',
        until: '2030-01-01',
        reason: 'Only between us.',
        token: 'secret',
      },
    });
    expect(kept).toMatchObject({
      eventId: 'governance-waiver',
      meta: {
        actionType: 'create',
        subject: 'dataproduct:default/orders',
        policy: 'p',
        rule: 'r',
        until: '2030-01-01',
      },
    });
    expect(JSON.stringify(kept!.meta)).not.toMatch(/between us|secret/);
    expect(
      await audited('post', '/v1/governance/waivers/7/decision', 200, {
        body: { approve: false, comment: '' },
      }),
    ).toMatchObject({ meta: { actionType: 'deny', subject: 'waiver:7' } });
  });

  it('is kept with whom a route tells of', async () => {
    const path = '/v1/git/sales/orders.git/git-receive-pack';
    const kept = await audited('post', path, 200, {
      authorization: 'Basic eDp5',
      person: 'user:default/bob',
    });
    expect(kept).toMatchObject({ meta: { person: 'user:default/bob' } });
  });

  it.each(['/v1/lineage', '/v1/lineage/batch', '/v1/quality/results'])(
    'is kept of people, and not of each turn of a pipeline: %s',
    async path => {
      expect(await audited('post', path, 202)).toMatchObject({
        meta: { person: 'user:default/ada' },
      });
      const authorization = mockCredentials.service.header();
      expect(
        await audited('post', path, 202, { authorization }),
      ).toBeUndefined();
      expect(await audited('post', path, 403, { authorization })).toBeDefined();
    },
  );

  it.each([
    ['get', '/v1/git/repositories/sales/orders'],
    ['post', '/v1/governance/check'],
    ['post', '/v1/governance/impact'],
    ['post', '/v1/lineage/impact'],
    ['post', '/v1/git/sales/orders.git/git-upload-pack'],
  ] as const)('is not what only reads: %s %s', async (method, at) => {
    expect(await audited(method, at, 200)).toBeUndefined();
  });
});

it('keeps paths short, and without what was asked', async () => {
  const kept = await audited('get', `/v1/${'x'.repeat(600)}?secret=1`, 403);
  expect(kept?.meta?.path).toBe(`/v1/${'x'.repeat(496)}`);
});

it('answers also when nothing can be kept', async () => {
  const logger = mockServices.logger.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => {
      throw new Error('The log is full');
    },
  });
  const app = express();
  app.use(
    auditRequests({
      auditor,
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth(),
      logger,
    }),
  );
  app.use((_, res) => res.status(403).end());
  await request(app).get('/v1/mesh').expect(403);
  await new Promise(setImmediate);
  expect(logger.error).toHaveBeenCalledWith(
    'A request could not be audited',
    expect.objectContaining({ message: 'The log is full' }),
  );
});
