// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, call, expr, resource } from '../../../hcl';
import { dataset } from '../support/dataset';
import { datasetMember } from '../support/grants';
import {
  emailOf,
  memberOf,
  named,
  project,
  region,
} from '../support/references';
import { backupDays, keyVariable } from '../support/variables';
import { BACKUP_SQL } from './publishSql';

/** A snapshot of each served table, each day, kept as long as the environment wants. @internal */
export function snapshots({ blueprint }: GenerationContext): Contribution {
  const { ownKeys } = blueprint.encryption;
  return {
    terraform: {
      backup: [
        dataset(blueprint, 'backup', 'Snapshots of the served tables.'),
        datasetMember(
          'backup',
          'pipe',
          'roles/bigquery.dataOwner',
          memberOf('pipe'),
        ),
        resource('google_bigquery_data_transfer_config', 'backup', {
          count: expr('var.backup_days > 0 ? 1 : 0'),
          project,
          location: region,
          display_name: named('backup'),
          data_source_id: 'scheduled_query',
          schedule: 'every 24 hours',
          service_account_name: emailOf('pipe'),
          email_preferences: blocks({ enable_failure_email: true }),
          ...(ownKeys && {
            encryption_configuration: blocks({
              kms_key_name: expr('var.domain_kms_key_id'),
            }),
          }),
          params: {
            query: call(
              'templatefile',
              expr('"${path.module}/sql/backup.sql.tftpl"'),
              {
                dataset: expr('google_bigquery_dataset.output.dataset_id'),
                backup: expr('google_bigquery_dataset.backup.dataset_id'),
                days: expr('var.backup_days'),
              },
            ),
          },
        }),
      ],
    },
    files: [{ path: 'infra/sql/backup.sql.tftpl', content: BACKUP_SQL }],
    variables: [
      backupDays,
      ...(ownKeys ? [keyVariable(blueprint, 'key')] : []),
    ],
  };
}
