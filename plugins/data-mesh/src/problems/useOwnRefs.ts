// SPDX-License-Identifier: Apache-2.0
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';

/** Refs that the signed-in person owns things through; absent until they are known. @internal */
export function useOwnRefs(): string[] | undefined {
  const identityApi = useApi(identityApiRef);
  const { data, error } = useAsyncData(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );
  // Somebody whom nobody knows owns nothing.
  return error ? [] : data?.ownershipEntityRefs;
}
