// SPDX-License-Identifier: Apache-2.0
import type { JSX } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import type { StorageApi } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import type {
  DataMeshApi,
  GitHostApi,
  GovernanceApi,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  governanceApiRef,
  statusApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { useLocation, useNavigate } from 'react-router-dom';
import { gitHostApiRef } from '../gitHost/gitHostApiRef';
import {
  marketplaceRouteRef,
  policiesRouteRef,
  problemsRouteRef,
  repositoriesRouteRef,
} from '../routes';
import { noScorecard } from './renderEntityPage';

function Address() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="address">{`${pathname}${search}`}</output>
      <button onClick={() => navigate(-1)}>Browser back</button>
    </>
  );
}

/** Renders a page of the plugin at an address, with a backend that answers as told. */
export function renderPage(
  element: JSX.Element,
  options: {
    api: Partial<DataMeshApi>;
    address?: string;
    /** Knows of no verdict where it is left out. */
    governance?: Partial<GovernanceApi>;
    /** Knows no status where it is left out. */
    status?: Partial<StatusApi>;
    /** The portal's own git host; there is none where it is left out. */
    gitHost?: Partial<GitHostApi>;
    /** What the person has stored; empty by default. */
    storage?: StorageApi;
    /** Refs that the person owns things through. */
    ownershipEntityRefs?: string[];
  },
) {
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      initialRouteEntries: [options.address ?? '/'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
        '/marketplace': marketplaceRouteRef,
        '/descriptor-problems': problemsRouteRef,
        '/policies': policiesRouteRef,
        ...(options.gitHost && { '/repositories': repositoriesRouteRef }),
      },
      apis: [
        [dataMeshApiRef, options.api as DataMeshApi],
        [
          statusApiRef,
          {
            getStatusBoard: async () => ({
              items: [],
              totalItems: 0,
              counts: { operational: 0, degraded: 0, down: 0, unknown: 0 },
            }),
            ...options.status,
          } as Partial<StatusApi> as StatusApi,
        ],
        [
          governanceApiRef,
          {
            getScorecard: async () => noScorecard,
            ...options.governance,
          } as GovernanceApi,
        ],
        [gitHostApiRef, (options.gitHost ?? {}) as GitHostApi],
        [storageApiRef, options.storage ?? mockApis.storage()],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: options.ownershipEntityRefs,
        }),
      ],
    },
  );
}
