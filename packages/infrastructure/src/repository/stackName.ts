// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../generate/types';

/** What a repository is called by: the product, or what a domain or a landing zone shares. @internal */
export function stackName({
  blueprint,
  stack,
}: Pick<GenerationContext, 'blueprint' | 'stack'>): string {
  const { name, domain } = blueprint.product;
  return { platform: 'platform', domain: `${domain}-shared`, product: name }[
    stack
  ];
}
