// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  DataMeshApi,
  DomainDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';

const loadDomain = shareAnswers((api: DataMeshApi, ref: string) =>
  api.getDomain(ref),
);

/** What the mesh knows of the domain whose page this is. Cards of the same page share one answer. @internal */
export function useDomainDetail(): AsyncData<DomainDetail> & { ref: string } {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(dataMeshApiRef);
  const result = useAsyncData(() => loadDomain(api, ref), [api, ref], {
    subject: ref,
  });
  return { ...result, ref };
}
