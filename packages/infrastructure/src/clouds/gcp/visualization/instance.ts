// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, expr, resource } from '../../../hcl';
import { project, region } from '../support/references';

/** Looker of the domain: private, with the domain's key. Made once its OAuth client is known. @internal */
export function domainLooker({ blueprint }: GenerationContext): Contribution {
  const { encryption, network } = blueprint;
  return {
    terraform: {
      visualization: [
        resource('google_looker_instance', 'domain', {
          count: expr('var.looker_oauth_client_id == "" ? 0 : 1'),
          project,
          region,
          name: expr('local.name'),
          // Own keys and private connections need the Enterprise edition.
          platform_edition: expr('var.looker_edition'),
          public_ip_enabled: !network.private,
          ...(network.private && {
            psc_enabled: true,
            psc_config: blocks({
              allowed_vpcs: [expr('google_compute_network.domain.id')],
            }),
          }),
          ...(encryption.ownKeys && {
            encryption_config: blocks({
              kms_key_name: expr('google_kms_crypto_key.region.id'),
            }),
          }),
          oauth_config: blocks({
            client_id: expr('var.looker_oauth_client_id'),
            client_secret: expr('var.looker_oauth_client_secret'),
          }),
          admin_settings: blocks({
            allowed_email_domains: expr('var.looker_email_domains'),
          }),
          maintenance_window: blocks({
            day_of_week: 'SUNDAY',
            start_time: blocks({ hours: 3, minutes: 0, seconds: 0, nanos: 0 }),
          }),
          ...(encryption.ownKeys && {
            depends_on: [
              expr('google_kms_crypto_key_iam_member.region_agents'),
            ],
          }),
        }),
      ],
    },
    variables: [
      {
        name: 'looker_oauth_client_id',
        type: 'string',
        description:
          'OAuth client that people sign in to Looker with; empty makes no Looker.',
        default: '',
      },
      {
        name: 'looker_oauth_client_secret',
        type: 'string',
        description:
          'Its secret, by TF_VAR_looker_oauth_client_secret and never in a file. The state holds it.',
        default: '',
        sensitive: true,
      },
      {
        name: 'looker_edition',
        type: 'string',
        description: 'Edition of Looker.',
        default: 'LOOKER_CORE_ENTERPRISE_ANNUAL',
        value: ({ tier }) =>
          tier === 'production'
            ? undefined
            : 'LOOKER_CORE_NONPROD_ENTERPRISE_ANNUAL',
      },
      {
        name: 'looker_email_domains',
        type: 'list(string)',
        description: 'Domains of mail addresses that reports may be sent to.',
        default: blueprint.product.contact
          ? [blueprint.product.contact.split('@')[1]]
          : [],
      },
    ],
    outputs: [
      {
        name: 'looker_url',
        value: 'one(google_looker_instance.domain[*].looker_uri)',
        description: 'Web interface of Looker; null where there is none.',
      },
    ],
  };
}
