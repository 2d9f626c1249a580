// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, call, data, expr, resource, text } from '../../../hcl';
import { projectOf } from '../support/names';
import { labels, region } from '../support/references';

/** The product as an entry of the universal catalog, with what it says of itself. @internal */
export function productEntry({
  blueprint,
  outputs,
}: GenerationContext): Contribution {
  const { product } = blueprint;
  const type = (kind: string) =>
    text`projects/${expr(
      'data.google_project.platform.number',
    )}/locations/${region}/${kind}/data-product-${expr('var.environment')}`;
  return {
    terraform: {
      catalog: [
        data('google_project', 'platform', {
          project_id: expr('var.platform_project_id'),
        }),
        data('google_project', 'domain', {
          project_id: expr('var.domain_project_id'),
        }),
        resource('google_dataplex_entry', 'product', {
          project: expr('data.google_project.domain.number'),
          location: region,
          entry_group_id: expr('var.domain_lake'),
          entry_id: expr('local.name'),
          entry_type: type('entryTypes'),
          aspects: blocks({
            aspect_key: text`${expr(
              'data.google_project.platform.number',
            )}.${region}.data-product-${expr('var.environment')}`,
            aspect: blocks({
              data: call('jsonencode', {
                owner: product.owner,
                domain: product.domain,
                version: product.version,
                classification: product.classification,
                contracts: outputs
                  .map(({ contract, port }) => contract.id ?? port.name)
                  .join(', '),
              }),
            }),
          }),
          entry_source: blocks({
            system: 'data-mesh',
            display_name: product.title.slice(0, 500),
            description: product.description.slice(0, 2000) || undefined,
            labels,
          }),
        }),
      ],
    },
    variables: [
      {
        name: 'platform_project_id',
        type: 'string',
        description: "Project of the platform's stack.",
        value: environment => projectOf(blueprint, environment),
      },
    ],
  };
}
