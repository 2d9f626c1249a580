// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import {
  type Block,
  call,
  expr,
  locals,
  resource,
  text,
} from '../../../../hcl';

/** Resource group, identity of the pipelines, names and tags. @internal */
export function base({ product }: ResolvedBlueprint): readonly Block[] {
  return [
    locals(
      {
        compact: expr('substr(replace(var.name, "-", ""), 0, 14)'),
        unique: call(
          'substr',
          call(
            'sha256',
            text`${expr('var.subscription_id')}/${expr('var.name')}`,
          ),
          0,
          8,
        ),
        tags: call(
          'merge',
          {
            'data-mesh-domain': product.domain,
            'data-mesh-product': product.name,
            'data-mesh-environment': expr('var.environment'),
            'data-mesh-owner': product.owner,
            'data-mesh-classification': product.classification,
            'data-mesh-version': product.version,
            'cost-center': product.costCenter,
            'managed-by': 'terraform',
          },
          expr('var.tags'),
        ),
      },
      {
        comment:
          'Names that are unique in all of Azure have letters and digits only, and a mark made from subscription and name.',
      },
    ),
    resource('azurerm_resource_group', 'this', {
      name: text`rg-${expr('var.name')}`,
      location: expr('var.location'),
      tags: expr('local.tags'),
    }),
    resource(
      'azurerm_user_assigned_identity',
      'product',
      {
        name: text`id-${expr('var.name')}`,
        resource_group_name: expr('azurerm_resource_group.this.name'),
        location: expr('var.location'),
        tags: expr('local.tags'),
      },
      { comment: 'What the pipelines run as. It has no secret.' },
    ),
  ];
}
