// SPDX-License-Identifier: Apache-2.0
import type { Host, ResolvedBlueprint } from '../../../../blueprint/types';
import type { Contribution } from '../../../../generate/types';
import {
  call,
  expr,
  type Expression,
  locals,
  resource,
  text,
} from '../../../../hcl';
import {
  computeOperatorRole,
  pipelineOperatorRole,
  productDeployerRole,
} from '../../shared/variables';

/** Who issues tokens of a host's CI; undefined where that depends on the organisation. */
const ISSUERS: Readonly<Record<Host, string | undefined>> = {
  github: 'https://token.actions.githubusercontent.com',
  gitlab: 'https://gitlab.com',
  'azure-devops': undefined,
  bitbucket: undefined,
};

/** Roles that a deploying identity may hand on: what the product stack grants, and nothing that grants further. */
const GRANTABLE = [
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe', // Storage Blob Data Contributor
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', // Storage Blob Data Reader
  'e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1', // Storage Account Backup Contributor
  'e147488a-f6f5-4113-8e2d-b22465e65bf6', // Key Vault Crypto Service Encryption User
  '4633458b-17de-408a-b874-0445c86b69e6', // Key Vault Secrets User
  'acdd72a7-3385-48ef-bd42-f606fba81ae7', // Reader
  '17d1049b-9a84-46fb-8f53-869881c3d3ab', // Storage Account Contributor
  '72fafb9e-0641-4937-9268-a91bfd8191a3', // Cost Management Reader
  '673868aa-7521-48a0-acc6-0f60742d39f5', // Data Factory Contributor
];

const ROLE_LIST = expr('join(", ", local.grantable_roles)');

/** Azure's condition on role assignments: only these roles, when one is given and when one is taken. */
const only = (request: 'write' | 'delete', attribute: 'Request' | 'Resource') =>
  [
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${request}'})) OR `,
    `(@${attribute}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] `,
    'ForAnyOfAnyValues:GuidEquals {',
  ].join('');

/**
 * Two identities for the CI of each product: one that plans and can only read, one that applies. Both are trusted by
 * short-lived tokens of the CI, bound to a repository and its environment.
 *
 * @internal
 */
export function identities({ host }: ResolvedBlueprint): Contribution {
  const assignment = (
    block: string,
    purpose: 'plan' | 'apply',
    role: string | Expression,
  ) =>
    resource('azurerm_role_assignment', block, {
      for_each: expr(
        `{ for key, ci in local.ci : key => ci if ci.purpose == "${purpose}" }`,
      ),
      scope: text`/subscriptions/${expr('var.subscription_id')}`,
      ...(typeof role === 'string'
        ? { role_definition_name: role }
        : { role_definition_id: role }),
      principal_id: expr(
        'azurerm_user_assigned_identity.ci[each.key].principal_id',
      ),
      principal_type: 'ServicePrincipal',
    });
  const handOn = assignment(
    'ci_grants',
    'apply',
    'Role Based Access Control Administrator',
  );
  return {
    variables: [
      {
        name: 'products',
        type: 'map(object({ plan_subject = string, apply_subject = string }))',
        description:
          'Products that deploy here, and the subjects of the tokens their CI shows when it plans and when it applies.',
        default: {},
      },
      {
        name: 'ci_issuer',
        type: 'string',
        description: 'Who issues the tokens of the CI.',
        ...(ISSUERS[host] && { default: ISSUERS[host] }),
        value: () =>
          ISSUERS[host] ? undefined : 'https://example.invalid/oidc',
      },
      computeOperatorRole,
      pipelineOperatorRole,
      productDeployerRole,
    ],
    terraform: {
      identities: [
        locals({
          ci: expr(
            [
              'merge([',
              '    for product, subjects in var.products : {',
              '      "${product}-plan"  = { purpose = "plan", subject = subjects.plan_subject }',
              '      "${product}-apply" = { purpose = "apply", subject = subjects.apply_subject }',
              '    }',
              '  ]...)',
            ].join('\n'),
          ),
          grantable_roles: call(
            'compact',
            call('concat', GRANTABLE, [
              expr('basename(var.pipeline_operator_role_id)'),
              expr('basename(var.compute_operator_role_id)'),
            ]),
          ),
        }),
        resource('azurerm_user_assigned_identity', 'ci', {
          for_each: expr('local.ci'),
          name: text`id-ci-${expr('var.environment')}-${expr('each.key')}`,
          resource_group_name: expr('azurerm_resource_group.this.name'),
          location: expr('var.location'),
          tags: expr('local.tags'),
        }),
        resource(
          'azapi_resource',
          'ci_trust',
          {
            for_each: expr('local.ci'),
            type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31',
            name: 'ci',
            parent_id: expr('azurerm_user_assigned_identity.ci[each.key].id'),
            body: {
              properties: {
                issuer: expr('var.ci_issuer'),
                subject: expr('each.value.subject'),
                audiences: ['api://AzureADTokenExchange'],
              },
            },
          },
          {
            comment:
              'Through azapi, as azurerm renamed the arguments of this between its versions.',
          },
        ),
        assignment('ci_plan', 'plan', 'Reader'),
        assignment('ci_plan_keys', 'plan', 'Key Vault Reader'),
        assignment('ci_apply', 'apply', expr('var.product_deployer_role_id')),
        assignment('ci_apply_keys', 'apply', 'Key Vault Crypto Officer'),
        {
          ...handOn,
          comment:
            'Whoever applies grants roles on what it made, but only these, and none with which more could be granted.',
          body: {
            ...handOn.body,
            condition_version: '2.0',
            condition: text`${only(
              'write',
              'Request',
            )}${ROLE_LIST}})) AND ${only('delete', 'Resource')}${ROLE_LIST}}))`,
          },
        },
      ],
    },
    outputs: [
      {
        name: 'ci_client_ids',
        value:
          '{ for key, identity in azurerm_user_assigned_identity.ci : key => identity.client_id }',
        description: 'Client ids for the variables of the CI of each product.',
      },
    ],
  };
}
