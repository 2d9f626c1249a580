// SPDX-License-Identifier: Apache-2.0
import type { JSX } from 'react';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** Renders a component in an app that has entity pages to link to. */
export function renderInMesh(element: JSX.Element) {
  return renderInTestApp(element, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
  });
}
