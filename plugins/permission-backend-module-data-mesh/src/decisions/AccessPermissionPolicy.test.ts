// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { governanceWaivePermission } from '@meshwright/plugin-data-mesh-common';
import { PeopleDirectory } from '../people/PeopleDirectory';
import { readAccessSettings } from '../settings';
import { CatalogAccess } from '../source/CatalogAccess';
import { KeptFacts } from '../source/KeptFacts';
import { AccessPermissionPolicy } from './AccessPermissionPolicy';
import { DecisionAudit } from './DecisionAudit';

const other = createPermission({ name: 'kubernetes.proxy', attributes: {} });

const person = (memberOf: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada' },
  spec: { memberOf },
  relations: memberOf.map(name => ({
    type: 'memberOf',
    targetRef: `group:default/${name}`,
  })),
});

const policy = (access: object, origin = 'url:https://trusted/p.yaml') =>
  ({
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'GovernancePolicy',
    metadata: {
      name: 'p',
      annotations: { [ANNOTATION_ORIGIN_LOCATION]: origin },
    },
    spec: {
      owner: 'group:default/stewards',
      lifecycle: 'enabled',
      purpose: 'A test.',
      access,
    },
  } as unknown as Entity);

const stewards = {
  people: [{ id: 's', groups: ['group:default/stewards'], roles: ['steward'] }],
};

function start(
  options: {
    entities?: Entity[];
    access?: object;
    delegate?: PermissionPolicy;
  } = {},
) {
  let entities = options.entities ?? [];
  let isDown = false;
  const settings = readAccessSettings(
    new ConfigReader({
      dataMesh: {
        access: {
          trustedPolicies: ['url:https://trusted/'],
          freshSeconds: 0,
          staleSeconds: 0,
          ...options.access,
        },
      },
    }),
  );
  const current = () => {
    if (isDown) throw new Error('The catalog is down');
    return catalogServiceMock({ entities });
  };
  const catalog = new Proxy({} as ReturnType<typeof catalogServiceMock>, {
    get:
      (_, method: string) =>
      (...args: unknown[]) =>
        (current() as never as Record<string, Function>)[method](...args),
  });
  const auth = mockServices.auth();
  const logger = mockServices.logger.mock();
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockImplementation(async () => event as never);
  const catalogAccess = new CatalogAccess({ auth, catalog, logger, settings });
  const decides = new AccessPermissionPolicy({
    audit: new DecisionAudit({ auditor, logger }),
    auth,
    catalogAccess,
    delegate: options.delegate,
    keptFacts: new KeptFacts({ auth, catalog, logger }),
    logger,
    people: new PeopleDirectory({ auth, catalog, settings }),
    settings,
  });
  const user = {
    credentials: mockCredentials.user('user:default/ada'),
  } as unknown as PolicyQueryUser;
  return {
    auditor,
    event,
    logger,
    ask: async (
      permission: Parameters<PermissionPolicy['handle']>[0]['permission'],
      who: PolicyQueryUser | undefined = user,
    ) => (await decides.handle({ permission }, who)).result,
    nobody: async () =>
      (await decides.handle({ permission: catalogEntityReadPermission }))
        .result,
    set: (next: Entity[]) => {
      entities = next;
    },
    goDown: () => {
      isDown = true;
    },
  };
}

describe('the permission policy of the data mesh', () => {
  it('decides by the default where nobody has written a policy', async () => {
    const { ask, nobody } = start({ entities: [person(['a'])] });
    expect(await ask(catalogEntityReadPermission)).toBe(
      AuthorizeResult.CONDITIONAL,
    );
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.DENY);
    expect(await nobody()).toBe(AuthorizeResult.DENY);
  });

  it('follows a change of policies and of groups at once', async () => {
    const { ask, set } = start({ entities: [person(['stewards'])] });
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.DENY);
    set([person(['stewards']), policy(stewards)]);
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.ALLOW);
    set([person(['others']), policy(stewards)]);
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.DENY);
    set([person(['stewards'])]);
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.DENY);
  });

  it('lets nobody in by a policy from elsewhere, and is refused by it', async () => {
    const elsewhere = policy(
      {
        ...stewards,
        rules: [
          {
            id: 'no',
            effect: 'deny',
            permissions: ['catalog.entity.read'],
            message: 'No.',
          },
          { id: 'yes', effect: 'allow', permissions: ['*'] },
        ],
      },
      'url:https://elsewhere/p.yaml',
    );
    const { ask, logger } = start({
      entities: [person(['stewards']), elsewhere],
    });
    expect(await ask(governanceWaivePermission)).toBe(AuthorizeResult.DENY);
    expect(await ask(catalogEntityReadPermission)).toBe(AuthorizeResult.DENY);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('trustedPolicies'),
      expect.anything(),
    );
  });

  it('refuses everything while the catalog does not answer', async () => {
    const { ask, goDown, logger } = start({ entities: [person(['a'])] });
    expect(await ask(catalogEntityReadPermission)).toBe(
      AuthorizeResult.CONDITIONAL,
    );
    goDown();
    expect(await ask(catalogEntityReadPermission)).toBe(AuthorizeResult.DENY);
    expect(logger.error).toHaveBeenCalled();
  });

  it('uses what it knows for a while when the catalog does not answer', async () => {
    const { ask, goDown } = start({
      entities: [person(['a'])],
      access: { staleSeconds: 60 },
    });
    expect(await ask(catalogEntityReadPermission)).toBe(
      AuthorizeResult.CONDITIONAL,
    );
    goDown();
    expect(await ask(catalogEntityReadPermission)).toBe(
      AuthorizeResult.CONDITIONAL,
    );
  });

  it('refuses what no policy speaks of, or leaves it to the policy that was there', async () => {
    const entities = [person(['a'])];
    expect(await start({ entities }).ask(other)).toBe(AuthorizeResult.DENY);
    expect(
      await start({ entities, access: { others: 'allow' } }).ask({
        ...other,
        name: 'x.y',
      } as never),
    ).toBe(AuthorizeResult.ALLOW);
    const delegate = {
      handle: jest.fn(async () => ({ result: AuthorizeResult.ALLOW })),
    };
    const delegating = start({ entities, delegate: delegate as never });
    expect(await delegating.ask(other)).toBe(AuthorizeResult.ALLOW);
    expect(await delegating.ask(governanceWaivePermission)).toBe(
      AuthorizeResult.DENY,
    );
    expect(delegate.handle).toHaveBeenCalledTimes(1);
  });

  it('keeps refusals, and what changes something, in the audit log', async () => {
    const { ask, auditor, event } = start({
      entities: [person(['stewards']), policy(stewards)],
    });
    await ask(catalogEntityReadPermission);
    expect(auditor.createEvent).not.toHaveBeenCalled();
    await ask(governanceWaivePermission);
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'permission-decision',
        meta: expect.objectContaining({
          person: 'user:default/ada',
          permission: 'data-mesh.governance.waive',
          result: 'allow',
        }),
      }),
    );
    await ask(other);
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        severityLevel: 'medium',
        meta: expect.objectContaining({ result: 'deny', action: 'use' }),
      }),
    );
    await new Promise(setImmediate);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{ others: 'maybe' }, 'others'],
    [{ freshSeconds: -1 }, 'freshSeconds'],
    [{ trustedPolicies: [''] }, 'trustedPolicies'],
  ])('refuses settings that make no sense: %p', (access, words) => {
    expect(() => start({ access })).toThrow(words);
  });
});
