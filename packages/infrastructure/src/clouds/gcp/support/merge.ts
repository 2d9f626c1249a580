// SPDX-License-Identifier: Apache-2.0
import type { Contribution } from '../../../generate/types';
import type { Block } from '../../../hcl';

/** Several parts of a service as one; parts that write to the same file follow each other. @internal */
export function merged(...parts: readonly Contribution[]): Contribution {
  const terraform: Record<string, Block[]> = {};
  for (const part of parts) {
    for (const [file, blocks] of Object.entries(part.terraform ?? {})) {
      terraform[file] = [...(terraform[file] ?? []), ...blocks];
    }
  }
  return {
    terraform,
    variables: parts.flatMap(({ variables = [] }) => variables),
    outputs: parts.flatMap(({ outputs = [] }) => outputs),
    files: parts.flatMap(({ files = [] }) => files),
    providers: [...new Set(parts.flatMap(({ providers = [] }) => providers))],
  };
}
