// SPDX-License-Identifier: Apache-2.0
import type { ReadResult } from '@meshwright/contracts';
import { Facts } from '../layout';
import { StateLabel, stateOfLifecycle } from '../state';
import { sentenceCase } from '../words';
import { standardName } from './standardName';

/** What a contract is, in a line: status, version, standard, who answers for it. @internal */
export function ContractFacts({ result }: { result: ReadResult }) {
  const { contract, standard } = result;
  return (
    <Facts
      layout="strip"
      facts={[
        {
          label: 'Status',
          value: contract?.status && (
            <StateLabel state={stateOfLifecycle(contract.status)}>
              {sentenceCase(contract.status)}
            </StateLabel>
          ),
        },
        { label: 'Version', value: contract?.version },
        { label: 'Team', value: contract?.team?.name },
        { label: 'Domain', value: contract?.domain },
        { label: 'Data product', value: contract?.dataProduct },
        { label: 'Format', value: standard && standardName(standard) },
      ]}
    />
  );
}
