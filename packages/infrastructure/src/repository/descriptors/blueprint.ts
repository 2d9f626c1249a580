// SPDX-License-Identifier: Apache-2.0
import type {
  GeneratedFile,
  GenerationContext,
  PortContract,
} from '../../generate/types';
import { contractPath } from '../ports';
import { yamlFile } from '../text/yaml';

/** Names of the blueprint at the root of a repository. @internal */
export const BLUEPRINT_PATH = 'blueprint.yaml';

const inRepository = (ports: readonly PortContract[]) =>
  ports.map(item => ({ name: item.port.name, contract: contractPath(item) }));

/**
 * `blueprint.yaml`: what the repository was generated from, with every default filled in, so that it says what the
 * infrastructure is even when defaults of a later version differ. Paths of contracts are those of the repository.
 *
 * @internal
 */
export function blueprintFile({
  blueprint,
  inputs,
  outputs,
  stack,
}: GenerationContext): GeneratedFile {
  const isProduct = stack === 'product';
  return {
    path: BLUEPRINT_PATH,
    content: yamlFile(
      {
        ...blueprint,
        // Contracts lie in the repositories of products.
        inputs: isProduct ? inRepository(inputs) : [],
        outputs: isProduct ? inRepository(outputs) : [],
      },
      `What ${
        isProduct ? 'this product needs' : 'is shared here'
      }, in words that no cloud owns. Change it, then run: npx @meshwright/cli infra upgrade .`,
    ),
  };
}
