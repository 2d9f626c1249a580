// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { expr, resource, text } from '../../../hcl';

/** Takes the product's project into the perimeter that the platform drew. @internal */
export function productPerimeter({ network }: ResolvedBlueprint): Contribution {
  if (!network.private) return {};
  return {
    terraform: {
      network: [
        resource(
          'google_access_context_manager_service_perimeter_resource',
          'this',
          {
            count: expr('var.service_perimeter_name == "" ? 0 : 1'),
            perimeter_name: expr('var.service_perimeter_name'),
            resource: text`projects/${expr('data.google_project.this.number')}`,
          },
          {
            comment:
              'Only for a project that holds this product alone; where products share one, the domain adds it.',
          },
        ),
      ],
    },
    variables: [
      {
        name: 'service_perimeter_name',
        type: 'string',
        description:
          'Perimeter of the platform that the project joins; empty where it has joined, or there is none.',
        default: '',
      },
    ],
  };
}
