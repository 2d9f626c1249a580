// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';

/** Refs that the signed-in person owns things through, groups first; undefined until they are known. @internal */
export function useOwnGroups(): string[] | undefined {
  const identity = useApi(identityApiRef);
  const { data } = useAsyncData(
    () => identity.getBackstageIdentity(),
    [identity],
  );
  // The same list at each drawing: what depends on it would ask for ever otherwise.
  return useMemo(
    () =>
      data &&
      [...data.ownershipEntityRefs].sort(
        (a, b) =>
          Number(b.startsWith('group:')) - Number(a.startsWith('group:')),
      ),
    [data],
  );
}
