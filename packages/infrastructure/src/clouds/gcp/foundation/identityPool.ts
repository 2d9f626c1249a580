// SPDX-License-Identifier: Apache-2.0
import type { Host, ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { blocks, expr, type HclValue, resource, text } from '../../../hcl';
import { project } from '../support/references';

/** What a host says of a job in its token, and how a repository is known by it. */
interface Issuer {
  uri: string;
  /** Whom its tokens are for, where a job cannot choose that; the address of the provider otherwise. */
  audiences?: HclValue[];
  mapping: Readonly<Record<string, string>>;
  /** The claim that `repository` of a product is compared with. */
  attribute: string;
  example: string;
}

/** A repository together with the environment that a job deploys to; a job without one may only plan. */
const deployment = (repository: string, environment: string) =>
  `assertion.${repository} + ":" + (has(assertion.${environment}) ? assertion.${environment} : "")`;

/** Names that are given out once can be taken over; the numbers of repositories cannot. @internal */
export const issuers: Readonly<Record<Host, Issuer>> = {
  github: {
    uri: 'https://token.actions.githubusercontent.com',
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.repository_id',
      'attribute.deployment': deployment('repository_id', 'environment'),
    },
    attribute: 'assertion.repository_owner_id',
    example:
      'the number of the repository, from https://api.github.com/repos/OWNER/NAME',
  },
  gitlab: {
    uri: 'https://gitlab.com',
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.project_id',
      'attribute.deployment': deployment('project_id', 'environment'),
    },
    attribute: 'assertion.namespace_id',
    example: 'the number of the project',
  },
  'azure-devops': {
    uri: 'https://vstoken.dev.azure.com/ORGANIZATION-ID',
    audiences: ['api://AzureADTokenExchange'],
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.sub',
      'attribute.deployment': 'assertion.sub',
    },
    attribute: 'assertion.iss',
    example:
      'the subject of the service connection, sc://ORGANIZATION/PROJECT/CONNECTION',
  },
  bitbucket: {
    uri: 'https://api.bitbucket.org/2.0/workspaces/WORKSPACE/pipelines-config/identity/oidc',
    audiences: [
      text`ari:cloud:bitbucket::workspace/${expr(
        'trim(var.repository_owner, "{}")',
      )}`,
    ],
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.repositoryUuid',
      'attribute.deployment': deployment(
        'repositoryUuid',
        'deploymentEnvironmentUuid',
      ),
    },
    attribute: 'assertion.workspaceUuid',
    example: 'the UUID of the repository, with its braces',
  },
};

/** The pool that tokens of the host are exchanged in: once for a project. @internal */
export function identityPool({ host }: ResolvedBlueprint): Contribution {
  const issuer = issuers[host];
  return {
    terraform: {
      identity: [
        resource('google_iam_workload_identity_pool', 'ci', {
          project,
          workload_identity_pool_id: text`ci-${expr('var.environment')}`,
          display_name: 'CI of the data mesh',
          description: 'Jobs of repositories, without keys.',
        }),
        resource(
          'google_iam_workload_identity_pool_provider',
          'ci',
          {
            project,
            workload_identity_pool_id: expr(
              'google_iam_workload_identity_pool.ci.workload_identity_pool_id',
            ),
            workload_identity_pool_provider_id: host,
            attribute_mapping: issuer.mapping,
            attribute_condition: text`${issuer.attribute} == '${expr(
              'var.repository_owner',
            )}'`,
            oidc: blocks({
              issuer_uri: expr('var.token_issuer'),
              allowed_audiences: issuer.audiences,
            }),
          },
          {
            innerComments: [
              'checkov:skip=CKV_GCP_125:The condition is on the number of the owner, which cannot be taken over as a name can. Each identity is bound to the number of one repository, and the one that applies to one environment of it.',
            ],
          },
        ),
      ],
    },
    variables: [
      {
        name: 'repository_owner',
        type: 'string',
        description: `Whose repositories may exchange tokens: what ${issuer.attribute} says.`,
        default: 'to-be-stated',
        validations: [
          {
            condition:
              'can(regex("^[A-Za-z0-9{}:/._-]+$", var.repository_owner))',
            message: 'repository_owner must not have quotes or spaces.',
          },
        ],
      },
      {
        name: 'token_issuer',
        type: 'string',
        description: "Issuer of the host's tokens.",
        default: issuer.uri,
      },
    ],
    outputs: [
      {
        name: 'identity_pool',
        value: 'google_iam_workload_identity_pool.ci.name',
        description: 'Pool that tokens of CI are exchanged in.',
      },
      {
        name: 'identity_provider',
        value: 'google_iam_workload_identity_pool_provider.ci.name',
        description: 'Provider that CI names when it exchanges a token.',
      },
    ],
  };
}
