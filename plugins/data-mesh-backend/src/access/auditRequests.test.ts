// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { auditRequests } from './auditRequests';

type Event = Awaited<
  ReturnType<ReturnType<typeof mockServices.auditor.mock>['createEvent']>
>;

/** Answers every request with a status, and tells what came into the audit log. */
async function audited(
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
  status: number,
) {
  const success = jest.fn(async () => {});
  const fail = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success, fail } as Event),
  });
  const app = express();
  app.use(auditRequests({ auditor, logger: mockServices.logger.mock() }));
  app.use((_, res) => res.status(status).end());
  await request(app)[method](path).expect(status);
  const [event] = auditor.createEvent.mock.calls.map(([given]) => given);
  return (
    event && {
      eventId: event.eventId,
      severity: event.severityLevel,
      path: event.meta?.path,
      outcome: `${success.mock.calls.length} / ${fail.mock.calls.length}`,
    }
  );
}

const REFUSED = { eventId: 'access-denied', severity: 'medium' };
const CHANGE = { eventId: 'change', severity: 'low' };

describe('what is refused', () => {
  it.each([
    ['get', '/v1/products/default/orders'],
    ['delete', '/v1/git/repositories/sales/orders'],
    // Keeps events of its own for what it does, and none for what it refuses.
    ['post', '/v1/governance/waivers'],
  ] as const)('is kept: %s %s', async (method, path) => {
    expect(await audited(method, path, 403)).toEqual({
      ...REFUSED,
      path,
      outcome: '0 / 1',
    });
  });
});

describe('what is changed', () => {
  const path = '/v1/git/repositories/sales/orders';

  it.each(['post', 'put', 'patch', 'delete'] as const)(
    'is kept: %s',
    async method => {
      expect(await audited(method, path, 204)).toEqual({
        ...CHANGE,
        path,
        outcome: '1 / 0',
      });
    },
  );

  it('is kept as failed where it failed', async () => {
    expect(await audited('post', path, 500)).toEqual({
      ...CHANGE,
      path,
      outcome: '0 / 1',
    });
  });

  it.each([
    ['get', path],
    ['post', '/v1/governance/check'],
    ['post', '/v1/incidents/1/comment'],
    ['post', '/v1/lineage/batch'],
    ['post', '/v1/quality/results'],
    ['post', '/v1/git/sales/orders.git/git-upload-pack'],
  ] as const)('is not kept twice or in vain: %s %s', async (method, at) => {
    expect(await audited(method, at, 200)).toBeUndefined();
  });
});

it('keeps paths short, and without what was asked', async () => {
  const kept = await audited('get', `/v1/${'x'.repeat(600)}?secret=1`, 403);
  expect(kept?.path).toBe(`/v1/${'x'.repeat(496)}`);
});

it('answers also when nothing can be kept', async () => {
  const logger = mockServices.logger.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => {
      throw new Error('The log is full');
    },
  });
  const app = express();
  app.use(auditRequests({ auditor, logger }));
  app.use((_, res) => res.status(403).end());
  await request(app).get('/v1/mesh').expect(403);
  expect(logger.error).toHaveBeenCalledWith(
    'A request could not be audited',
    expect.objectContaining({ message: 'The log is full' }),
  );
});
