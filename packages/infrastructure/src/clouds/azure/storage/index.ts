// SPDX-License-Identifier: Apache-2.0
import type { CloudService, Contribution } from '../../../generate/types';
import { NOTHING } from '../shared/nothing';
import { account } from './account';
import { backup } from './backup';
import { cost } from './cost';
import { guide } from './guide';
import { replicationOf } from './layout';

/** Everything else is on top of the lake, so that it is there whenever anything is asked for. */
const contribute: CloudService['contribute'] = (context): Contribution => {
  if (context.stack !== 'product') return NOTHING;
  return {
    providers: ['azapi'],
    terraform: {
      storage: account(context),
      backup: backup(),
    },
    variables: [
      {
        name: 'storage_replication',
        type: 'string',
        description:
          'Copies of the data: LRS (one zone), ZRS (three zones), GRS and GZRS (another region as well).',
        validations: [
          {
            condition:
              'contains(["LRS", "ZRS", "GRS", "GZRS"], var.storage_replication)',
            message: 'Replication is one of LRS, ZRS, GRS and GZRS.',
          },
        ],
        value: replicationOf,
      },
      {
        name: 'backup_days',
        type: 'number',
        description: 'Days that backups are kept; 0 is no backup.',
        validations: [
          {
            condition:
              'var.backup_days >= 0 && floor(var.backup_days) == var.backup_days',
            message: 'State whole days, and 0 for no backup.',
          },
        ],
        value: environment => environment.backupDays,
      },
      {
        name: 'disaster_recovery',
        type: 'bool',
        description:
          'Keeps backups in another region too, from where they can be restored.',
        value: environment => environment.disasterRecovery.enabled,
      },
      ...(context.blueprint.dataLossPrevention
        ? [
            {
              name: 'malware_scan_gb',
              type: 'number',
              description:
                'Gigabytes for a month that are searched for malware when they come in; -1 has no limit.',
              default: 100,
            },
          ]
        : []),
    ],
    outputs: [
      {
        name: 'storage_account_id',
        value: 'azurerm_storage_account.lake.id',
        description: 'The lake; a product that reads this one needs it.',
      },
      {
        name: 'storage_account_name',
        value: 'azurerm_storage_account.lake.name',
        description: 'Name of the lake.',
      },
      {
        name: 'output_url',
        value:
          '"abfss://output@${azurerm_storage_account.lake.name}.dfs.core.windows.net/"',
        description: 'Where the output ports are, one folder for each table.',
      },
    ],
  };
};

/** Data Lake Storage Gen2. @internal */
export const storage: CloudService = {
  id: 'azure/data-lake-storage',
  kind: 'storage',
  title: 'Azure Data Lake Storage Gen2',
  wanted: ({ services }) =>
    services.storage ||
    services.warehouse ||
    services.catalog ||
    services.visualization ||
    services.processing !== 'none' ||
    services.orchestration !== 'none',
  contribute,
  cost,
  guide,
};
