// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  GovernanceApi,
  SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  governanceApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

const load = shareAnswers((api: GovernanceApi, ref: string) =>
  api.getSubject(ref),
);

/** How the product whose page this is does under policies; header and content share one answer. @internal */
export function useProductGovernance(): AsyncData<SubjectGovernance> {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(governanceApiRef);
  const { etag } = entity.metadata;
  return useAsyncData(() => load(api, ref), [api, ref, etag], { subject: ref });
}
