// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
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
import { issuers } from './identityPool';

/** Roles of the identity that applies a product's stack in its project. */
const APPLY = [
  'roles/artifactregistry.admin',
  'roles/bigquery.admin',
  'roles/bigquerydatapolicy.admin',
  'roles/cloudscheduler.admin',
  'roles/datacatalog.categoryAdmin',
  'roles/dataplex.admin',
  'roles/dlp.admin',
  'roles/iam.serviceAccountAdmin',
  'roles/iam.serviceAccountUser',
  'roles/logging.configWriter',
  'roles/monitoring.editor',
  'roles/serviceusage.serviceUsageAdmin',
  'roles/storage.admin',
];

const PLAN = ['roles/viewer', 'roles/iam.securityReviewer'];

/** Roles that a product's stack grants in its project, and so the only ones that may be granted there. */
const GRANTED = [
  'roles/bigquery.jobUser',
  'roles/dataflow.developer',
  'roles/dataflow.worker',
  'roles/dataplex.dataScanEditor',
  'roles/dataproc.serverlessEditor',
  'roles/dataproc.worker',
  'roles/logging.logWriter',
  'roles/logging.viewAccessor',
  'roles/monitoring.metricWriter',
];

const IAM_ROLES = [
  'checkov:skip=CKV_GCP_41:Terraform makes the service accounts of products and grants them their roles.',
  'checkov:skip=CKV_GCP_49:Terraform makes the service accounts of products and grants them their roles.',
];

/** Project of each product: one of its own, or that of the domain. */
const productLocals = () =>
  locals({
    plan_roles: PLAN,
    apply_roles: APPLY,
    granted_roles: GRANTED,
    product_project: expr(
      '{ for name, product in var.products : name => coalesce(product.project, var.project_id) }',
    ),
    product_projects: expr(
      'distinct([for id in values(local.product_project) : id if id != var.project_id])',
    ),
  });

/** What the identities may do in the project of their product. */
function projectGrants(): Block[] {
  const planned =
    '[for name, id in local.product_project : [for role in local.plan_roles : [for place in distinct([id, var.project_id]) : { name = name, role = role, project = place }]]]';
  return [
    resource('google_project_iam_member', 'plan', {
      for_each: expr(
        `{ for grant in flatten(${planned}) : join(" ", values(grant)) => grant }`,
      ),
      project: expr('each.value.project'),
      role: expr('each.value.role'),
      member: expr('google_service_account.plan[each.value.name].member'),
    }),
    resource(
      'google_project_iam_member',
      'apply',
      {
        for_each: expr(
          '{ for pair in setproduct(keys(var.products), local.apply_roles) : join(" ", pair) => pair }',
        ),
        project: expr('local.product_project[each.value[0]]'),
        role: expr('each.value[1]'),
        member: expr('google_service_account.apply[each.value[0]].member'),
      },
      { innerComments: IAM_ROLES },
    ),
    resource(
      'google_project_iam_member',
      'apply_grants',
      {
        for_each: expr('local.product_project'),
        project: expr('each.value'),
        role: 'roles/resourcemanager.projectIamAdmin',
        member: expr('google_service_account.apply[each.key].member'),
        condition: blocks({
          title: 'roles_of_products',
          description: "Only roles that a product's stack grants.",
          expression: text`api.getAttribute("iam.googleapis.com/modifiedGrantsByRole", []).hasOnly(${expr(
            'jsonencode(local.granted_roles)',
          )})`,
        }),
      },
      { innerComments: IAM_ROLES },
    ),
  ];
}

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
    productLocals(),
    account('plan', 'plans changes'),
    account('apply', 'applies what was approved'),
    ...projectGrants(),
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
        type: 'map(object({ repository = string, deployment = optional(string), project = optional(string) }))',
        description: `Products of the domain by name, each with ${issuers[host].example}; deployment says from which environment changes are applied, where that is not the environment of the same name, and project names a project of its own.`,
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
