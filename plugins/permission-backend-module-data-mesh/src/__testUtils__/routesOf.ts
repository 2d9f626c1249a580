// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The routes are those of the other plugin.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

function routesIn(layers: Layer[]): string[] {
  return layers.flatMap(({ handle, route }) => {
    if (!route) return routesIn(handle?.stack ?? []);
    const methods = Object.keys(route.methods).map(name => name.toUpperCase());
    return [route.path]
      .flat()
      .flatMap(path => methods.map(method => `${method} ${path}`));
  });
}

/** All routes of the data mesh backend, as its routers have them. */
export async function dataMeshRoutes(folder: string): Promise<string[]> {
  const httpRouter = mockServices.httpRouter.mock();
  await startTestBackend({
    features: [
      dataMeshPlugin,
      httpRouter.factory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: { gitHost: { folder } },
        },
      }),
    ],
  });
  const given = httpRouter.use.mock.calls.map(
    ([handler]) => ({ handle: handler } as unknown as Layer),
  );
  return routesIn(given).sort();
}
