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
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';

const SHARED_MS = 5000;

/** Answers under way or just arrived, so that the cards of one page ask once. */
const shared = new WeakMap<DataMeshApi, Map<string, Promise<DomainDetail>>>();

/** What the mesh knows of the domain whose page this is. Cards of the same page share one answer. @internal */
export function useDomainDetail(): AsyncData<DomainDetail> & { ref: string } {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(dataMeshApiRef);
  const result = useAsyncData(() => loadShared(api, ref), [api, ref], {
    subject: ref,
  });
  return { ...result, ref };
}

function loadShared(api: DataMeshApi, ref: string): Promise<DomainDetail> {
  const answers = shared.get(api) ?? new Map<string, Promise<DomainDetail>>();
  shared.set(api, answers);
  const known = answers.get(ref);
  if (known) {
    return known;
  }
  const answer = api.getDomain(ref);
  answers.set(ref, answer);
  const forget = () => answers.delete(ref);
  // A failure is forgotten at once, so that the next attempt asks again.
  answer.then(() => setTimeout(forget, SHARED_MS), forget);
  return answer;
}
