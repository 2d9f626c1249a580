// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { expr, resource, text } from '../../../hcl';
import { datasetMember, projectRoles } from '../support/grants';
import { memberOf, project, region } from '../support/references';
import { maskings } from '../warehouse/masking';
import { policyTagLabel } from '../support/schema';

/**
 * The identity that Looker asks BigQuery with. It reads as any reader does: BigQuery masks for it, so that no report can
 * show more than its reader may see.
 *
 * @internal
 */
export function reportIdentity(context: GenerationContext): Contribution {
  return {
    terraform: {
      visualization: [
        resource('google_service_account', 'look', {
          project,
          account_id: text`${expr('local.account')}-look`,
          display_name: text`${expr('local.name')}: reads for reports`,
        }),
        projectRoles('look', memberOf('look'), ['roles/bigquery.jobUser']),
        datasetMember(
          'output',
          'look',
          'roles/bigquery.dataViewer',
          memberOf('look'),
        ),
        ...maskings(context).map(({ classification, mask }) => {
          const label = policyTagLabel(classification, mask);
          return resource(
            'google_bigquery_datapolicy_data_policy_iam_member',
            `${label}_look`,
            {
              project,
              location: region,
              data_policy_id: expr(
                `google_bigquery_datapolicy_data_policy.${label}.data_policy_id`,
              ),
              role: 'roles/bigquerydatapolicy.maskedReader',
              member: memberOf('look'),
            },
          );
        }),
        // Looker has no key of the identity: its agent, which the domain's stack gives, acts as it.
        resource('google_service_account_iam_member', 'looker_as_look', {
          count: expr('var.looker_service_account == "" ? 0 : 1'),
          service_account_id: expr('google_service_account.look.name'),
          role: 'roles/iam.serviceAccountTokenCreator',
          member: text`serviceAccount:${expr('var.looker_service_account')}`,
        }),
      ],
    },
    variables: [
      {
        name: 'looker_service_account',
        type: 'string',
        description:
          "Looker's own identity, from its page in the console; empty until there is a Looker.",
        default: '',
      },
      {
        name: 'report_max_bytes',
        type: 'number',
        description: 'Most bytes that one query of a report may read.',
        default: 100_000_000_000,
      },
    ],
    outputs: [
      {
        name: 'looker_connection',
        value:
          '{ name = local.dataset, project = var.project_id, dataset = google_bigquery_dataset.output.dataset_id, service_account = google_service_account.look.email, max_bytes = var.report_max_bytes }',
        description: 'What bi/looker_connection.py makes the connection from.',
      },
    ],
  };
}
