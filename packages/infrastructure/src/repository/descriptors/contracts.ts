// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { contractPath } from '../ports';

/** The contracts of all ports, as they were written. @internal */
export function contractFiles({
  inputs,
  outputs,
}: GenerationContext): GeneratedFile[] {
  return [...inputs, ...outputs].map(item => ({
    path: contractPath(item),
    content: item.text.endsWith('\n') ? item.text : `${item.text}\n`,
  }));
}
