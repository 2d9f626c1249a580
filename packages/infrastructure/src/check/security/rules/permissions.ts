// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax } from '../../../hcl';
import { listOf } from '../../evaluate';
import { attribute } from '../../module';
import { expectAbsent, expectValue } from '../expect';
import { policyStatements } from '../policies';
import type { SecurityCheck, SecurityRule } from '../types';

const POLICIES = [
  'data.aws_iam_policy_document',
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];

const everything: SecurityCheck = {
  types: POLICIES,
  check: view =>
    policyStatements(view).flatMap(
      ({ allows, actions, at, principals, conditional }) =>
        // A resource, such as an endpoint, may let everything through that comes from where a condition says.
        allows &&
        !(principals && conditional) &&
        actions.some(action => /^(\*|\*:\*)$/.test(action))
          ? [
              {
                at,
                message: `${view.address} allows every action.`,
                fix: 'Name the actions that are needed',
              },
            ]
          : [],
    ),
};

/** Statements with principals belong to a resource, such as a key, whose policy names its owner so. */
const wholeService: SecurityCheck = {
  types: POLICIES,
  check: view =>
    policyStatements(view).flatMap(
      ({ allows, actions, resources, principals, at }) => {
        const whole = actions.find(action => /^[a-z0-9-]+:\*$/.test(action));
        const anywhere = resources.length === 0 || resources.includes('*');
        return allows && whole && anywhere && !principals
          ? [
              {
                at,
                message: `${view.address} allows ${whole} on everything.`,
                fix: 'Name the actions and the resources that are needed',
              },
            ]
          : [];
      },
    ),
};

const BASIC = new Set(['roles/owner', 'roles/editor']);
const googleBasic: SecurityCheck = {
  types: [
    'google_project_iam_member',
    'google_project_iam_binding',
    'google_folder_iam_member',
    'google_organization_iam_member',
  ],
  check: view => {
    const role = view.get('role');
    return typeof role === 'string' && BASIC.has(role)
      ? [
          {
            at: view.place('role'),
            message: `${view.address} grants ${role}, which is nearly everything.`,
            fix: 'Grant the predefined roles that are needed, on single resources',
          },
        ]
      : [];
  },
};

const POWERFUL = new Set([
  'Owner',
  'Contributor',
  'User Access Administrator',
  'Role Based Access Control Administrator',
]);
const WIDE = new Set([
  'azurerm_resource_group',
  'azurerm_subscription',
  'azurerm_management_group',
]);

/** Whether a role is given on one resource, where a contributor can change that resource and nothing else. */
function onOneResource(block: BlockSyntax): boolean {
  const scope = attribute(block.body, 'scope')?.value;
  return (
    scope?.kind === 'reference' &&
    /^(azurerm|azapi)_/.test(scope.root) &&
    !WIDE.has(scope.root)
  );
}

const azureBasic: SecurityCheck = {
  types: ['azurerm_role_assignment'],
  check: view => {
    const role = view.get('role_definition_name');
    if (typeof role !== 'string' || !POWERFUL.has(role)) return [];
    if (view.get('condition') !== undefined) return [];
    if (role === 'Contributor' && onOneResource(view.block)) return [];
    return [
      {
        at: view.place('role_definition_name'),
        message: `${view.address} grants '${role}', which is nearly everything.`,
        fix: 'Grant a role of the service, or on one resource, or add a condition',
      },
    ];
  },
};

const customRole: SecurityCheck = {
  types: ['azurerm_role_definition'],
  check: view =>
    view.blocks('permissions').flatMap(permission =>
      listOf(permission.get('actions')).includes('*')
        ? [
            {
              at: permission.at,
              message: `${view.address} allows every action.`,
              fix: 'Name the actions that are needed',
            },
          ]
        : [],
    ),
};

/** Permissions without measure. @internal */
export const wildcard: SecurityRule = {
  id: 'security/wildcard-permission',
  severity: 'error',
  title: 'Permissions name what they are for.',
  reason: 'A program that may do everything does so for whoever takes it over.',
  checks: [everything, wholeService, googleBasic, azureBasic, customRole],
};

/** Keys that do not run out. @internal */
export const longLivedKeys: SecurityRule = {
  id: 'security/long-lived-key',
  severity: 'error',
  title: 'Programs sign in with an identity, not with a stored key.',
  reason:
    'A stored key works for whoever copies it, for as long as nobody notices.',
  checks: [
    expectAbsent(
      [
        'aws_iam_access_key',
        'google_service_account_key',
        'azuread_application_password',
        'azuread_service_principal_password',
        'google_storage_hmac_key',
      ],
      'a key that is stored',
      'Use a role, a managed identity or workload identity federation',
    ),
    expectAbsent(['aws_iam_user'], 'a user with keys of its own', 'Use a role'),
    expectValue('azurerm_storage_account', 'shared_access_key_enabled', [
      false,
    ]),
    expectValue('azurerm_synapse_workspace', 'azuread_authentication_only', [
      true,
    ]),
    expectValue('azurerm_key_vault', 'rbac_authorization_enabled', [true]),
  ],
};

/** Grants that take away those of others. @internal */
export const authoritative: SecurityRule = {
  id: 'security/authoritative-grant',
  severity: 'warning',
  title: 'Grants add to those of others.',
  reason:
    'A grant that counts for the whole takes away what a neighbour was given.',
  checks: [
    expectAbsent(
      [
        'google_project_iam_policy',
        'google_project_iam_binding',
        'google_folder_iam_policy',
        'google_organization_iam_policy',
        'google_storage_bucket_iam_policy',
        'google_storage_bucket_iam_binding',
        'google_bigquery_dataset_iam_policy',
        'google_bigquery_dataset_iam_binding',
        'google_kms_crypto_key_iam_policy',
        'google_kms_crypto_key_iam_binding',
      ],
      'replaces the grants of others',
      'Use the resource that ends in _iam_member',
    ),
  ],
};
