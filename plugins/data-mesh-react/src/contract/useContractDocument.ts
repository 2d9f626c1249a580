// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { readDescriptor } from '@meshwright/contracts';
import type { ReadResult } from '@meshwright/contracts';

/** Reads a contract document in the browser; the same text is read once. @public */
export function useContractDocument(
  document: string,
  fileName: string = 'contract.odcs.yaml',
): ReadResult {
  return useMemo(
    () => readDescriptor(document, { file: fileName }),
    [document, fileName],
  );
}
