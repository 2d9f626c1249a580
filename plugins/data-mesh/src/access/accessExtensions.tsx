// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { AccessClient } from '@meshwright/plugin-data-mesh-common';
import {
  accessApiRef,
  accessRouteRef,
} from '@meshwright/plugin-data-mesh-react';
import { RiKey2Line } from '@remixicon/react';
import { PageContent } from '../layout/PageContent';

const accessApi = ApiBlueprint.make({
  name: 'access',
  params: defineParams =>
    defineParams({
      api: accessApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new AccessClient({ fetchApi }),
    }),
});

const accessPage = PageBlueprint.make({
  name: 'access',
  params: {
    path: '/my-access',
    routeRef: accessRouteRef,
    title: 'My access',
    icon: <RiKey2Line />,
    loader: () =>
      import('./AccessPage').then(m => (
        <PageContent>
          <m.AccessPage />
        </PageContent>
      )),
  },
});

/** What the signed-in person may, and why not. @internal */
export const accessExtensions = [accessApi, accessPage];
