// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ContractVersion,
  DataMeshApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';

const loadVersions = shareAnswers((api: DataMeshApi, ref: string) =>
  api.getContractVersions(ref),
);

/** All versions of the contract that an API entity carries, newest first. @internal */
export function useContractVersions(
  contractRef: string,
): AsyncData<{ items: ContractVersion[] }> {
  const api = useApi(dataMeshApiRef);
  return useAsyncData(
    () => loadVersions(api, contractRef),
    [api, contractRef],
    { subject: contractRef },
  );
}

/** A version as one picks it: "1.4.0, deprecated". @internal */
export function versionLabel({
  version,
  status,
  title,
}: ContractVersion): string {
  return [version ?? title, status?.toLocaleLowerCase('en-US')]
    .filter(Boolean)
    .join(', ');
}
