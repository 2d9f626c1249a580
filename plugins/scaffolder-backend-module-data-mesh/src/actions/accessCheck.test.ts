// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { AccessExplainer } from '@meshwright/plugin-data-mesh-node';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createAccessCheckAction } from '.';

const server = setupServer();
registerMswTestHooks(server);

const ASKED =
  'http://portal.example/api/permission/data-mesh/v1/explain/action';
const ADA = mockCredentials.user('user:default/ada');

const refusal = {
  permission: 'scaffolder.action.execute',
  result: 'deny',
  message: 'You create products only in your own domains.',
  reason: 'Who owns a domain answers for it.',
  policy: 'ours',
  rule: 'own-domain-only',
  ask: ['group:default/finance-office'],
};

/** The permission backend, which refuses products of finance. */
function policy(asked: unknown[]) {
  return http.post(ASKED, async ({ request }) => {
    const step = (await request.json()) as {
      input: { product?: { domain: string } };
    };
    asked.push(step);
    const isRefused = step.input.product?.domain === 'finance';
    return HttpResponse.json({
      profile: {},
      answers: [isRefused ? refusal : { ...refusal, result: 'allow' }],
    });
  });
}

const make = (domain: string) => ({
  action: 'data-mesh:product:generate',
  input: { product: { domain } },
});

async function run(steps: object[], credentials: unknown = ADA) {
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event as never);
  const ctx = {
    ...createMockActionContext({ input: { steps } as never }),
    getInitiatorCredentials: async () => credentials,
  };
  const warn = jest.spyOn(ctx.logger, 'warn');
  const explainer = new AccessExplainer({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `http://portal.example/api/${id}`,
    }),
  });
  const problem = await createAccessCheckAction({ auditor, explainer })
    .handler(ctx as never)
    .then(
      () => undefined,
      (cause: Error) => cause,
    );
  return {
    problem,
    audited: auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => ({
      eventId,
      meta,
    })),
    failed: event.fail.mock.calls.map(([{ error }]) => error),
    warnings: warn.mock.calls.map(([text]) => text),
  };
}

describe('data-mesh:access:check', () => {
  it('ends the task at the first step that is refused, with rule, reason and whom to ask', async () => {
    const asked: unknown[] = [];
    server.use(policy(asked));
    const { problem, audited, failed } = await run([
      { action: 'fetch:plain' },
      make('finance'),
      make('sales'),
    ]);
    expect(problem?.name).toBe('NotAllowedError');
    expect(problem?.message).toBe(
      "The permission policy refuses 'data-mesh:product:generate' with these inputs. You create products only in your own domains. Who owns a domain answers for it. Rule: ours/own-domain-only. Ask group:default/finance-office.",
    );
    expect(asked).toEqual([
      { action: 'fetch:plain', input: {} },
      make('finance'),
    ]);
    expect(audited).toEqual([
      {
        eventId: 'access-denied',
        meta: {
          person: 'user:default/ada',
          action: 'data-mesh:product:generate',
          permission: 'scaffolder.action.execute',
          subject: expect.stringMatching(/^task /),
          policy: 'ours',
          rule: 'own-domain-only',
        },
      },
    ]);
    expect(failed).toEqual([problem]);
  });

  it('lets the task go on where nothing is refused', async () => {
    const asked: unknown[] = [];
    server.use(policy(asked));
    expect(await run([make('sales')])).toEqual({
      problem: undefined,
      audited: [],
      failed: [],
      warnings: [],
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['another policy, which gives no reasons', 404, 0],
    ['a permission backend that is in trouble', 503, 1],
  ])('leaves the decision to Backstage with %s', async (_, status, count) => {
    server.use(http.post(ASKED, () => new HttpResponse(null, { status })));
    const { problem, warnings } = await run([make('finance')]);
    expect(problem).toBeUndefined();
    expect(warnings).toHaveLength(count);
  });

  it('asks nothing for a task that no person started', async () => {
    const asked: unknown[] = [];
    server.use(policy(asked));
    const { problem } = await run(
      [make('finance')],
      mockCredentials.service('plugin:other'),
    );
    expect(problem).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
