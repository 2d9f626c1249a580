// SPDX-License-Identifier: Apache-2.0
import { Suspense, lazy } from 'react';
import { Progress } from '@backstage/frontend-plugin-api';
import type { ApiDefinitionWidget } from '@backstage/plugin-api-docs';
import { DATA_CONTRACT_API_TYPE } from '@meshwright/plugin-data-mesh-common';

const ContractView = lazy(() =>
  import('@meshwright/plugin-data-mesh-react').then(m => ({
    default: m.ContractView,
  })),
);

/** Shows the definition of an API of type `data-contract` as a contract. @public */
export const dataContractWidget: ApiDefinitionWidget = {
  type: DATA_CONTRACT_API_TYPE,
  title: 'Data contract',
  rawLanguage: 'yaml',
  component: definition => (
    <Suspense fallback={<Progress />}>
      <ContractView document={definition} />
    </Suspense>
  ),
};
