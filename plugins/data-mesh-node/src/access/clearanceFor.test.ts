// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PolicyAccessService } from './PolicyAccessService';

const credentials = {} as BackstageCredentials;

/** Allows what is in the list, as `permission entity`. */
function policy(allowed: string[]) {
  const authorize = jest.fn<
    ReturnType<PermissionsService['authorize']>,
    Parameters<PermissionsService['authorize']>
  >(async queries =>
    queries.map(query => ({
      result: allowed.includes(
        `${query.permission.name} ${
          'resourceRef' in query ? query.resourceRef : ''
        }`,
      )
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  );
  return {
    authorize,
    service: new PolicyAccessService({
      permissions: { authorize } as unknown as PermissionsService,
    }),
  };
}

describe('the clearance of a caller', () => {
  it('is the strictest classification that the policy allows', async () => {
    const { service } = policy([
      'catalog.entity.read dataproduct:default/a',
      'data-mesh.data.read.public dataproduct:default/a',
      'data-mesh.data.read.internal dataproduct:default/a',
      'catalog.entity.read dataproduct:default/b',
    ]);
    const found = await service.clearanceFor(
      ['dataproduct:default/a', 'dataproduct:default/b'],
      { credentials },
    );
    expect([...found]).toEqual([
      ['dataproduct:default/a', 'internal'],
      ['dataproduct:default/b', 'none'],
    ]);
  });

  it('is none where the entity may not be read, whatever else is allowed', async () => {
    const { service } = policy([
      'data-mesh.data.read.public api:default/a',
      'data-mesh.data.read.internal api:default/a',
      'data-mesh.data.read.confidential api:default/a',
      'data-mesh.data.read.restricted api:default/a',
    ]);
    const found = await service.clearanceFor(['api:default/a'], {
      credentials,
    });
    expect(found.get('api:default/a')).toBe('none');
  });

  it('has no gaps: what is milder must be allowed as well', async () => {
    const { service } = policy([
      'catalog.entity.read api:default/a',
      'data-mesh.data.read.restricted api:default/a',
    ]);
    const found = await service.clearanceFor(['api:default/a'], {
      credentials,
    });
    expect(found.get('api:default/a')).toBe('none');
  });

  it('asks once for every hundred entities', async () => {
    const { authorize, service } = policy([]);
    const refs = Array.from({ length: 150 }, (_, i) => `api:default/c${i}`);
    const found = await service.clearanceFor([...refs, ...refs], {
      credentials,
    });
    expect(found.size).toBe(150);
    expect(authorize).toHaveBeenCalledTimes(2);
  });
});
