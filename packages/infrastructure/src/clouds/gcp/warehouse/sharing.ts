// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, expr, resource, text } from '../../../hcl';
import { projectOf } from '../support/names';
import { region } from '../support/references';
import { contact, domainOf } from '../support/variables';

/** The domain's exchange, where its products are found and subscribed to. @internal */
export function domainExchange({ blueprint }: GenerationContext): Contribution {
  return {
    terraform: {
      warehouse: [
        resource('google_bigquery_analytics_hub_data_exchange', 'domain', {
          project: expr('var.project_id'),
          location: region,
          data_exchange_id: expr('replace(local.name, "-", "_")'),
          display_name: expr('local.name'),
          description: 'Data products of the domain.',
          primary_contact: expr('var.contact == "" ? null : var.contact'),
        }),
        // What applies a product's stack lists the product here.
        resource(
          'google_bigquery_analytics_hub_data_exchange_iam_member',
          'apply',
          {
            for_each: expr('var.products'),
            project: expr('var.project_id'),
            location: region,
            data_exchange_id: expr(
              'google_bigquery_analytics_hub_data_exchange.domain.data_exchange_id',
            ),
            role: 'roles/analyticshub.admin',
            member: expr('google_service_account.apply[each.key].member'),
          },
        ),
        resource('google_bigquery_reservation', 'domain', {
          count: expr('var.max_slots > 0 ? 1 : 0'),
          project: expr('var.project_id'),
          name: expr('local.name'),
          location: region,
          edition: 'ENTERPRISE',
          slot_capacity: 0,
          autoscale: blocks({ max_slots: expr('var.max_slots') }),
        }),
        resource('google_bigquery_reservation_assignment', 'domain', {
          count: expr('var.max_slots > 0 ? 1 : 0'),
          project: expr('var.project_id'),
          reservation: expr('google_bigquery_reservation.domain[0].id'),
          assignee: text`projects/${expr('var.project_id')}`,
          job_type: 'QUERY',
        }),
      ],
    },
    variables: [
      contact(blueprint),
      {
        name: 'max_slots',
        type: 'number',
        description:
          'Slots that queries of the domain may grow to, in steps of 50; 0 pays for what queries read.',
        default: 0,
      },
    ],
    outputs: [
      {
        name: 'domain_exchange_id',
        value:
          'google_bigquery_analytics_hub_data_exchange.domain.data_exchange_id',
        description: 'Exchange that products of the domain are listed in.',
      },
    ],
  };
}

/** The product's listing in the exchange: other projects read it without a copy. @internal */
export function listing({ blueprint }: GenerationContext): Contribution {
  const { title, description } = blueprint.product;
  const exchange = {
    project: expr('var.domain_project_id'),
    location: region,
    data_exchange_id: expr('var.domain_exchange_id'),
  };
  return {
    terraform: {
      sharing: [
        resource('google_bigquery_analytics_hub_listing', 'this', {
          ...exchange,
          listing_id: expr('local.dataset'),
          display_name: title.slice(0, 63),
          description: description.slice(0, 2000) || undefined,
          primary_contact: expr('var.contact == "" ? null : var.contact'),
          bigquery_dataset: blocks({
            dataset: expr('google_bigquery_dataset.output.id'),
          }),
          restricted_export_config: blocks({
            enabled: true,
            restrict_query_result: false,
          }),
        }),
        resource(
          'google_bigquery_analytics_hub_listing_iam_member',
          'readers',
          {
            ...exchange,
            for_each: expr(
              'toset(concat(local.readers, local.cleared_readers))',
            ),
            listing_id: expr(
              'google_bigquery_analytics_hub_listing.this.listing_id',
            ),
            role: 'roles/analyticshub.subscriber',
            member: expr('each.key'),
          },
        ),
      ],
    },
    variables: [
      contact(blueprint),
      {
        name: 'domain_project_id',
        type: 'string',
        description: "Project of the domain's stack.",
        value: environment => projectOf(blueprint, environment),
      },
      {
        name: 'domain_exchange_id',
        type: 'string',
        description: 'Exchange of the domain.',
        value: environment => domainOf(blueprint, environment).exchange,
      },
    ],
  };
}
