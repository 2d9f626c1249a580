// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { GitHostClient } from '@meshwright/plugin-data-mesh-common';
import { RiGitRepositoryLine } from '@remixicon/react';
import { PageContent } from '../layout/PageContent';
import { repositoriesRouteRef } from '../routes';
import { gitHostApiRef } from './gitHostApiRef';

const gitHostApi = ApiBlueprint.make({
  name: 'git-host',
  params: defineParams =>
    defineParams({
      api: gitHostApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GitHostClient({ fetchApi }),
    }),
});

/** Off until the app's configuration switches it on, as the host itself is. */
const repositoriesPage = PageBlueprint.make({
  name: 'repositories',
  disabled: true,
  params: {
    path: '/repositories',
    routeRef: repositoriesRouteRef,
    title: 'Repositories',
    icon: <RiGitRepositoryLine />,
    loader: () =>
      import('./GitHostPages').then(m => (
        <PageContent>
          <m.GitHostPages />
        </PageContent>
      )),
  },
});

/** The portal's own git host. @internal */
export const gitHostExtensions = [gitHostApi, repositoriesPage];
