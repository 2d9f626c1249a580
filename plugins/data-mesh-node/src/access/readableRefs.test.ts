// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { readableRefs } from './readableRefs';

const credentials: BackstageCredentials = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'user', userEntityRef: 'user:default/sam' },
};

/** A catalog that shows some entities, and keeps what it was asked. */
function catalogOf(shown: (ref: string) => boolean) {
  const getEntitiesByRefs = jest.fn(
    async ({ entityRefs }: { entityRefs: string[] }, _options: object) => ({
      items: entityRefs.map(ref => (shown(ref) ? { kind: 'X' } : undefined)),
    }),
  );
  return {
    catalog: { getEntitiesByRefs } as unknown as CatalogService,
    asked: () =>
      getEntitiesByRefs.mock.calls.map(([{ entityRefs }]) => entityRefs),
    options: () => getEntitiesByRefs.mock.calls.map(([, options]) => options),
  };
}

describe('refs that a caller may read', () => {
  it('are those that the catalog gives to the caller', async () => {
    const { catalog, options } = catalogOf(ref => !ref.endsWith('/secret'));
    const refs = ['api:default/a', 'api:default/secret', 'group:default/b'];
    expect(await readableRefs(catalog, refs, credentials)).toEqual(
      new Set(['api:default/a', 'group:default/b']),
    );
    expect(options()).toEqual([{ credentials }]);
  });

  it('are asked for in portions, each of them once', async () => {
    const { catalog, asked } = catalogOf(
      ref => Number(ref.slice(-3)) % 2 === 0,
    );
    const refs = Array.from(
      { length: 450 },
      (_, index) => `api:default/n${String(index).padStart(3, '0')}`,
    );
    const found = await readableRefs(catalog, [...refs, ...refs], credentials);
    expect([...found]).toEqual(refs.filter((_, index) => index % 2 === 0));
    expect(asked().map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(asked().flat()).toEqual(refs);
  });

  it('are none of none, without a question', async () => {
    const { catalog, asked } = catalogOf(() => true);
    expect(await readableRefs(catalog, [], credentials)).toEqual(new Set());
    expect(asked()).toEqual([]);
  });
});
