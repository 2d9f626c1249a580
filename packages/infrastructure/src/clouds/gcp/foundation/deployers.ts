// SPDX-License-Identifier: Apache-2.0
import type { Host, ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import {
  type Block,
  blocks,
  call,
  data,
  expr,
  locals,
  resource,
  text,
} from '../../../hcl';
import { labelValue } from '../support/labels';
import { projectOf } from '../support/names';
import { project } from '../support/references';

/** What a host says of a job in its token, and how a repository is known by it. */
interface Issuer {
  uri: string;
  audiences?: string[];
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

/** Roles of the identity that applies a product's stack in its project. */
const APPLY = [
  'roles/analyticshub.admin',
  'roles/artifactregistry.admin',
  'roles/bigquery.admin',
  'roles/bigquerydatapolicy.admin',
  'roles/cloudscheduler.admin',
  'roles/datacatalog.categoryAdmin',
  'roles/dataplex.admin',
  'roles/dataplex.catalogAdmin',
  'roles/dlp.admin',
  'roles/iam.serviceAccountAdmin',
  'roles/iam.serviceAccountUser',
  'roles/logging.configWriter',
  'roles/monitoring.editor',
  'roles/resourcemanager.projectIamAdmin',
  'roles/serviceusage.serviceUsageAdmin',
  'roles/storage.admin',
];

const PLAN = ['roles/viewer', 'roles/iam.securityReviewer'];

/** One identity that plans and one that applies, for each product of the domain. */
function accounts(): Block[] {
  const trust = (kind: string, attribute: string, value: string) =>
    resource('google_service_account_iam_member', `${kind}_trust`, {
      for_each: expr('var.products'),
      service_account_id: expr(`google_service_account.${kind}[each.key].name`),
      role: 'roles/iam.workloadIdentityUser',
      member: text`principalSet://iam.googleapis.com/projects/${expr(
        'data.google_project.platform.number',
      )}/locations/global/workloadIdentityPools/ci-${expr(
        'var.environment',
      )}/attribute.${attribute}/${expr(value)}`,
    });
  const roles = (kind: string, list: readonly string[]) =>
    resource(
      'google_project_iam_member',
      kind,
      {
        for_each: expr(
          `{ for pair in setproduct(keys(var.products), local.${kind}_roles) : join(" ", pair) => pair }`,
        ),
        project,
        role: expr('each.value[1]'),
        member: expr(`google_service_account.${kind}[each.value[0]].member`),
      },
      {
        innerComments:
          list === APPLY
            ? [
                'checkov:skip=CKV_GCP_41:Terraform makes the service accounts of products and grants them their roles.',
                'checkov:skip=CKV_GCP_49:Terraform makes the service accounts of products and grants them their roles.',
              ]
            : undefined,
      },
    );
  const account = (kind: string, words: string) =>
    resource('google_service_account', kind, {
      for_each: expr('var.products'),
      project,
      account_id: text`${expr('substr("ci-${each.key}", 0, 18)')}-${expr(
        'substr(md5("${each.key}${var.environment}"), 0, 5)',
      )}-${kind}`,
      display_name: text`${expr('each.key')}: ${words}`,
    });
  return [
    data('google_project', 'platform', {
      project_id: expr('var.platform_project_id'),
    }),
    locals({ plan_roles: PLAN, apply_roles: APPLY }),
    account('plan', 'plans changes'),
    account('apply', 'applies what was approved'),
    roles('plan', PLAN),
    roles('apply', APPLY),
    trust('plan', 'repository', 'each.value.repository'),
    trust(
      'apply',
      'deployment',
      'coalesce(each.value.deployment, "${each.value.repository}:${var.environment}")',
    ),
    resource('google_storage_bucket_iam_member', 'states', {
      for_each: call(
        'merge',
        expr(
          '{ for name, account in google_service_account.plan : "${name} plan" => { name = name, member = account.member } }',
        ),
        expr(
          '{ for name, account in google_service_account.apply : "${name} apply" => { name = name, member = account.member } }',
        ),
      ),
      bucket: expr('var.state_bucket'),
      role: 'roles/storage.objectUser',
      member: expr('each.value.member'),
      condition: blocks({
        title: 'own_states',
        description: 'Only the states of the product itself.',
        expression: text`resource.name.startsWith("projects/_/buckets/${expr(
          'var.state_bucket',
        )}/objects/domains/${expr('var.domain')}/${expr('each.value.name')}/")`,
      }),
    }),
  ];
}

/** Identities that CI of the domain's products works as. @internal */
export function productDeployers(blueprint: ResolvedBlueprint): Contribution {
  const { product, host } = blueprint;
  return {
    terraform: { deployers: accounts() },
    variables: [
      {
        name: 'products',
        type: 'map(object({ repository = string, deployment = optional(string) }))',
        description: `Products of the domain by name, each with ${issuers[host].example}; deployment says from which environment changes are applied, where that is not the environment of the same name.`,
        default: { [product.name]: { repository: 'to-be-stated' } },
      },
      {
        name: 'domain',
        type: 'string',
        description: 'Name of the domain.',
        default: labelValue(product.domain),
      },
      {
        name: 'platform_project_id',
        type: 'string',
        description: 'Project of the platform stack, which has the pool.',
        value: environment => projectOf(blueprint, environment),
      },
      {
        name: 'state_bucket',
        type: 'string',
        description: 'Bucket of the states, from the platform stack.',
        value: environment => `${projectOf(blueprint, environment)}-tfstate`,
      },
    ],
    outputs: ['plan', 'apply'].map(kind => ({
      name: `${kind}_service_accounts`,
      value: `{ for name, account in google_service_account.${kind} : name => account.email }`,
      description: `Identity by product that ${
        kind === 'plan' ? 'plans changes' : 'applies approved plans'
      }.`,
    })),
  };
}
