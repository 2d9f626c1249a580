// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DeclaredLineage } from './DeclaredLineage';

const product = (name: string): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name, namespace: 'default', etag: name },
  spec: { owner: 'team', domain: 'sales', lifecycle: 'active' },
});

const SECOND = 1_000;

describe('what is declared', () => {
  const entities: Entity[] = [];
  const readings = jest.fn();
  let now = 0;
  let declared: DeclaredLineage;

  beforeEach(() => {
    now = 1_000_000;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    readings.mockClear();
    entities.splice(0, Infinity, product('first'));
    declared = new DeclaredLineage({
      auth: mockServices.auth(),
      catalog: catalogServiceMock.mock({
        streamEntities: (request, options) => {
          readings();
          return catalogServiceMock({ entities }).streamEntities(
            request,
            options as never,
          );
        },
      }),
      logger: mockServices.logger.mock(),
    });
  });
  afterEach(() => jest.restoreAllMocks());

  /** How often it was found to be another, when what is read beside the answer has come. */
  async function versionAfter(seconds: number): Promise<number> {
    now += seconds * SECOND;
    await declared.parts();
    await new Promise(resolve => setImmediate(resolve));
    await declared.parts();
    return declared.version;
  }

  it('is read again soon while the catalog changes, as after a start', async () => {
    expect(await versionAfter(0)).toBe(1);
    entities.push(product('second'));
    expect(await versionAfter(4)).toBe(1);
    expect(await versionAfter(2)).toBe(2);
    entities.push(product('third'));
    expect(await versionAfter(6)).toBe(3);
  });

  it('is read once a minute where nothing changes', async () => {
    for (let seconds = 0; seconds < 120; seconds += 6) await versionAfter(6);
    // At first, after the pause of a change, and then at the end of each minute.
    expect(readings).toHaveBeenCalledTimes(3);
  });
});
