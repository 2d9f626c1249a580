// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import type { ContractViewProps } from '@meshwright/plugin-data-mesh-react';
import { readContractState, writeContractState } from './contractPath';

/** Keeps what of a contract is shown in the page's address; props for a contract view. @internal */
export function useContractState(): Required<
  Pick<ContractViewProps, 'state' | 'onStateChange' | 'hrefOf'>
> {
  const [params, setParams] = useSearchParams();
  const { pathname } = useLocation();
  const onStateChange: NonNullable<ContractViewProps['onStateChange']> =
    useCallback(
      state =>
        setParams(current => writeContractState(current, state), {
          // Looking at one column after another is no journey to walk back through.
          replace: true,
        }),
      [setParams],
    );
  const hrefOf: NonNullable<ContractViewProps['hrefOf']> = useCallback(
    state => `${pathname}?${writeContractState(params, state)}`,
    [params, pathname],
  );
  return { state: readContractState(params), onStateChange, hrefOf };
}
