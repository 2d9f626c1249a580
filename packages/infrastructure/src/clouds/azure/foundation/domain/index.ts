// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
} from '../../../../generate/types';
import { call, expr, locals, resource, text } from '../../../../hcl';
import { domainVariables } from '../../shared/variables';
import { identities } from './identities';
import { network } from './network';

/** What the products of a domain share: its network, and the identities that their CI deploys with. @internal */
export function domain({ blueprint }: GenerationContext): Contribution {
  const { product } = blueprint;
  const ci = identities(blueprint);
  const net = network(blueprint);
  return {
    providers: ['azapi'],
    variables: [
      ...domainVariables(blueprint),
      ...(ci.variables ?? []),
      ...(net.variables ?? []),
    ],
    terraform: {
      main: [
        locals({
          tags: call(
            'merge',
            {
              'data-mesh-domain': product.domain,
              'data-mesh-environment': expr('var.environment'),
              'data-mesh-product': 'domain',
              'cost-center': product.costCenter,
              'managed-by': 'terraform',
            },
            expr('var.tags'),
          ),
        }),
        resource('azurerm_resource_group', 'this', {
          name: text`rg-${expr('var.name')}`,
          location: expr('var.location'),
          tags: expr('local.tags'),
        }),
      ],
      ...net.terraform,
      ...ci.terraform,
    },
    outputs: [...(net.outputs ?? []), ...(ci.outputs ?? [])],
  };
}
