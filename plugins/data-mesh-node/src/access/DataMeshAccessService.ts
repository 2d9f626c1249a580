// SPDX-License-Identifier: Apache-2.0
import {
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { Clearance } from '@meshwright/plugin-data-mesh-common';
import { PolicyAccessService } from './PolicyAccessService';

/**
 * What callers may see, as the permission policy of the portal decides it.
 *
 * @public
 */
export interface DataMeshAccessService {
  /**
   * The strictest classification whose values a caller may see, for each of some products or contracts. One question
   * to the permission policy for every 100 of them.
   *
   * An entity that is not there, or that the caller may not read in the catalog, gives `none`. A service is cleared for
   * everything, as Backstage has it: pass on the credentials of the person who asks.
   *
   * @param entityRefs - refs as the catalog writes them: `dataproduct:default/orders-ledger`
   * @returns an entry for each ref that was given
   * @throws Error where the permission policy does not answer; nothing is to be shown then
   */
  clearanceFor(
    entityRefs: Iterable<string>,
    options: { credentials: BackstageCredentials },
  ): Promise<Map<string, Clearance>>;
}

/** Reference of {@link DataMeshAccessService}. It needs no set-up in any backend plugin. @public */
export const dataMeshAccessServiceRef = createServiceRef<DataMeshAccessService>(
  {
    id: 'data-mesh.access',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: { permissions: coreServices.permissions },
        factory: deps => new PolicyAccessService(deps),
      }),
  },
);
