// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  GovernanceApi,
  GovernanceScorecard,
} from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  governanceApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

const load = shareAnswers((api: GovernanceApi, ref: string) =>
  api.getScorecard(ref || undefined),
);

/** How a product, a domain, or without a ref the mesh does; cards and tabs share one answer. @internal */
export function useScorecard(ref = ''): AsyncData<GovernanceScorecard> {
  const api = useApi(governanceApiRef);
  return useAsyncData(() => load(api, ref), [api, ref], { subject: ref });
}
