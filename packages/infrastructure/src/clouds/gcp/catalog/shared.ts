// SPDX-License-Identifier: Apache-2.0
import type { Contribution } from '../../../generate/types';
import { blocks, call, expr, resource, text } from '../../../hcl';
import { labels, project, region } from '../support/references';

const FIELDS = [
  ['owner', 'Team that answers for the product'],
  ['domain', 'Domain of the product'],
  ['version', 'Version of the product'],
  ['classification', 'The most closed data in it'],
  ['contracts', 'Contracts of its output ports'],
] as const;

/** What the catalog knows of every product: made once for the mesh. @internal */
export function productTypes(): Contribution {
  const id = text`data-product-${expr('var.environment')}`;
  return {
    terraform: {
      catalog: [
        resource('google_dataplex_aspect_type', 'product', {
          project,
          location: region,
          aspect_type_id: id,
          display_name: 'Data product',
          description: 'What a data product says of itself.',
          labels,
          metadata_template: call('jsonencode', {
            name: 'data-product',
            type: 'record',
            recordFields: FIELDS.map(([name, description], index) => ({
              name,
              type: 'string',
              index: index + 1,
              annotations: { description },
              constraints: { required: index < 2 },
            })),
          }),
        }),
        resource('google_dataplex_entry_type', 'product', {
          project,
          location: region,
          entry_type_id: id,
          display_name: 'Data product',
          description: 'A data product of the mesh.',
          labels,
          system: 'data-mesh',
          required_aspects: blocks({
            type: expr('google_dataplex_aspect_type.product.name'),
          }),
        }),
      ],
    },
    outputs: [
      {
        name: 'product_entry_type',
        value: 'google_dataplex_entry_type.product.name',
        description: 'Type of the entries of data products.',
      },
    ],
  };
}

/** The domain's lake and its group of entries. @internal */
export function domainLake(): Contribution {
  return {
    terraform: {
      catalog: [
        resource('google_dataplex_lake', 'domain', {
          project,
          location: region,
          name: expr('local.name'),
          display_name: expr('local.name'),
          description: 'Data products of the domain.',
          labels,
        }),
        resource('google_dataplex_entry_group', 'domain', {
          project,
          location: region,
          entry_group_id: expr('local.name'),
          display_name: expr('local.name'),
          description: 'Data products of the domain.',
          labels,
        }),
        // What applies a product's stack makes zones and an entry here.
        resource('google_dataplex_lake_iam_member', 'apply', {
          for_each: expr('var.products'),
          project,
          location: region,
          lake: expr('google_dataplex_lake.domain.name'),
          role: 'roles/dataplex.editor',
          member: expr('google_service_account.apply[each.key].member'),
        }),
        resource('google_dataplex_entry_group_iam_member', 'apply', {
          for_each: expr('var.products'),
          project,
          location: region,
          entry_group_id: expr(
            'google_dataplex_entry_group.domain.entry_group_id',
          ),
          role: 'roles/dataplex.entryOwner',
          member: expr('google_service_account.apply[each.key].member'),
        }),
        // The agent of the lake works in the projects of products too. The domain grants it, once for each project.
        resource(
          'google_project_iam_member',
          'lake_agent',
          {
            for_each: expr('toset(local.product_projects)'),
            project: expr('each.key'),
            role: 'roles/dataplex.serviceAgent',
            member: text`serviceAccount:service-${expr(
              'data.google_project.this.number',
            )}@gcp-sa-dataplex.iam.gserviceaccount.com`,
          },
          {
            innerComments: [
              "checkov:skip=CKV_GCP_49:This is the role of Google's own agent of Dataplex, and nobody else can be that agent.",
            ],
          },
        ),
      ],
    },
    outputs: [
      {
        name: 'domain_lake',
        value: 'google_dataplex_lake.domain.name',
        description: 'Lake of the domain in Dataplex.',
      },
    ],
  };
}
