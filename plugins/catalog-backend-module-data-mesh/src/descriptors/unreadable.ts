// SPDX-License-Identifier: Apache-2.0
import {
  DATA_CONTRACT_API_TYPE,
  type DescriptorFinding,
  MESHWRIGHT_API_VERSION,
} from '@meshwright/plugin-data-mesh-common';
import { originAnnotations } from './metadata';
import { nameOfPath } from './names';
import type { Draft, SourceFile } from './types';

const CONTRACT_FILE = /(odcs|contract)/i;
const MAX_TEXT = 200_000;

/**
 * Stands for a file that cannot be read, so that people see that it is there and what is wrong with it: a contract
 * or a product, as its name suggests.
 *
 * @param text - what is in the file, where it is text
 * @internal
 */
export function unreadableDraft(
  file: SourceFile,
  text: string | undefined,
  findings: DescriptorFinding[],
): Draft {
  const fileName = file.path.split('/').pop() ?? file.path;
  const isContract = CONTRACT_FILE.test(fileName);
  return {
    key: 'unreadable',
    origin: 'unreadable',
    namespace: file.namespace,
    baseName: nameOfPath(file.path),
    definition: isContract ? (text ?? '').slice(0, MAX_TEXT) : undefined,
    references: [],
    findings,
    entity: {
      apiVersion: isContract ? 'backstage.io/v1alpha1' : MESHWRIGHT_API_VERSION,
      kind: isContract ? 'API' : 'DataProduct',
      metadata: {
        title: fileName,
        description: `The descriptor ${fileName} cannot be read. What is wrong with it is listed under its problems.`,
        annotations: originAnnotations(file),
      },
      spec: isContract ? { type: DATA_CONTRACT_API_TYPE } : {},
    },
  };
}
