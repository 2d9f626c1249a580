// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import {
  type Block,
  type Body,
  blocks,
  expr,
  resource,
  text,
} from '../../../hcl';
import { project, region } from '../support/references';

/** Services whose data stays inside the perimeter. */
const GUARDED = [
  'bigquery.googleapis.com',
  'bigquerydatatransfer.googleapis.com',
  'composer.googleapis.com',
  'dataflow.googleapis.com',
  'dataplex.googleapis.com',
  'dataproc.googleapis.com',
  'dlp.googleapis.com',
  'storage.googleapis.com',
];

const FOLDER = 'var.folder_id == "" ? 0 : 1';

/** Rules that no project of the mesh can leave. @internal */
export function organisationRules({ encryption }: ResolvedBlueprint): Block[] {
  const enforced: Record<string, string> = {
    public_access: 'storage.publicAccessPrevention',
    uniform_access: 'storage.uniformBucketLevelAccess',
    account_keys: 'iam.disableServiceAccountKeyCreation',
    default_grants: 'iam.automaticIamGrantsForDefaultServiceAccounts',
    default_network: 'compute.skipDefaultNetworkCreation',
  };
  const name = (constraint: string) =>
    text`folders/${expr('var.folder_id')}/policies/${constraint}`;
  const rule = (label: string, constraint: string, rules: Body) =>
    resource('google_org_policy_policy', label, {
      count: expr(FOLDER),
      name: name(constraint),
      parent: text`folders/${expr('var.folder_id')}`,
      spec: blocks({ rules: blocks(rules) }),
    });
  return [
    ...Object.entries(enforced).map(([label, constraint]) =>
      rule(label, constraint, { enforce: 'TRUE' }),
    ),
    rule('external_addresses', 'compute.vmExternalIpAccess', {
      deny_all: 'TRUE',
    }),
    resource('google_org_policy_policy', 'locations', {
      count: expr(FOLDER),
      name: name('gcp.resourceLocations'),
      parent: text`folders/${expr('var.folder_id')}`,
      spec: blocks({
        rules: blocks({
          values: blocks({ allowed_values: expr('var.allowed_locations') }),
        }),
      }),
    }),
    ...(encryption.ownKeys
      ? [
          resource('google_org_policy_policy', 'own_keys', {
            count: expr(FOLDER),
            name: name('gcp.restrictNonCmekServices'),
            parent: text`folders/${expr('var.folder_id')}`,
            spec: blocks({
              rules: blocks({
                values: blocks({
                  denied_values: [
                    'is:bigquery.googleapis.com',
                    'is:storage.googleapis.com',
                    'is:dataflow.googleapis.com',
                  ],
                }),
              }),
            }),
          }),
        ]
      : []),
  ];
}

/** A border that data does not cross, whoever holds a valid identity. @internal */
export const perimeter = (): Block =>
  resource('google_access_context_manager_service_perimeter', 'mesh', {
    count: expr('var.access_policy_id == "" ? 0 : 1'),
    parent: text`accessPolicies/${expr('var.access_policy_id')}`,
    name: text`accessPolicies/${expr(
      'var.access_policy_id',
    )}/servicePerimeters/data_mesh_${expr('var.environment')}`,
    title: text`data_mesh_${expr('var.environment')}`,
    status: blocks({
      restricted_services: GUARDED,
      vpc_accessible_services: blocks({
        enable_restriction: true,
        allowed_services: ['RESTRICTED-SERVICES'],
      }),
    }),
    // Each product's stack adds its project, and must not be undone here.
    lifecycle: blocks({ ignore_changes: [expr('status[0].resources')] }),
  });

/** Profiles of all data of the folder's projects, so that personal data is found where nobody looks. @internal */
export const discovery = ({ dataLossPrevention }: ResolvedBlueprint): Block[] =>
  dataLossPrevention
    ? [
        resource('google_data_loss_prevention_discovery_config', 'mesh', {
          parent: text`projects/${project}/locations/${region}`,
          location: region,
          display_name: 'data mesh',
          status: 'RUNNING',
          targets: blocks({
            big_query_target: blocks({
              filter: blocks({ other_tables: blocks({}) }),
              cadence: blocks({
                schema_modified_cadence: blocks({
                  types: ['SCHEMA_NEW_COLUMNS'],
                  frequency: 'UPDATE_FREQUENCY_DAILY',
                }),
              }),
            }),
          }),
        }),
      ]
    : [];
