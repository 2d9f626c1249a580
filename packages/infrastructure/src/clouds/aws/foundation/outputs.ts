// SPDX-License-Identifier: Apache-2.0
import type { StackOutput } from '../../../generate/types';

/**
 * An output that has the other outputs as lines for a file of variables, so that the next stack gets them by one
 * command: `terraform output -raw product_tfvars`.
 *
 * @internal
 */
export function tfvarsOutput(
  name: string,
  description: string,
  outputs: readonly StackOutput[],
): StackOutput {
  const entries = outputs
    .map(output => `${output.name} = ${output.value}`)
    .join(', ');
  return {
    name,
    description,
    value: `join("\\n", [for name, value in { ${entries} } : "\${name} = \${jsonencode(value)}"])`,
  };
}
