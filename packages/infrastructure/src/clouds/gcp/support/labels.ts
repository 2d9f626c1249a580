// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint, Stack } from '../../../blueprint/types';
import { type HclValue, expr } from '../../../hcl';

const MAX = 63;

/** Text as a label's value may be: lower case letters, digits, `-` and `_`, at most 63. @internal */
export function labelValue(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX);
}

/** The same for a key, which begins with a letter. @internal */
export function labelKey(text: string): string {
  const key = labelValue(text);
  return (/^[a-z]/.test(key) ? key : `tag-${key}`).slice(0, MAX);
}

/**
 * Labels of every resource of a stack. Costs and policies are told apart by them; what the blueprint adds cannot
 * replace them.
 *
 * @internal
 */
export function labelsOf(
  { product, tags }: ResolvedBlueprint,
  stack: Stack,
): { readonly [key: string]: HclValue } {
  const own: Record<string, HclValue> = {};
  for (const [key, value] of Object.entries(tags)) {
    own[labelKey(key)] = labelValue(value);
  }
  return {
    ...own,
    ...(stack !== 'platform' && {
      'data-mesh-domain': labelValue(product.domain),
    }),
    'data-mesh-product':
      stack === 'product'
        ? labelValue(product.name)
        : `${stack === 'domain' ? labelValue(product.domain) : 'mesh'}-shared`,
    'data-mesh-environment': expr('var.environment'),
    ...(stack === 'product' && {
      'data-mesh-classification': product.classification,
    }),
    'cost-center': labelValue(product.costCenter),
    'managed-by': 'terraform',
  };
}
