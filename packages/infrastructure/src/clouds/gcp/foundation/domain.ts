// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, data, expr, locals, resource, text } from '../../../hcl';
import { labelsOf } from '../support/labels';
import { domainBase } from '../support/names';
import { project } from '../support/references';
import {
  accessVariables,
  billingAccount,
  commonVariables,
  contact,
  deletionProtection,
} from '../support/variables';
import { productDeployers } from './deployers';
import { domainKeys } from './domainKeys';
import { domainNetwork } from './domainNetwork';
import { budget, domainChannel } from './monitoring';
import { apis, groupMembers } from './product';

const APIS = [
  'analyticshub.googleapis.com',
  'artifactregistry.googleapis.com',
  'bigquery.googleapis.com',
  'cloudkms.googleapis.com',
  'composer.googleapis.com',
  'compute.googleapis.com',
  'dataflow.googleapis.com',
  'dataplex.googleapis.com',
  'dataproc.googleapis.com',
  'dns.googleapis.com',
  'iam.googleapis.com',
  'iamcredentials.googleapis.com',
  'logging.googleapis.com',
  'looker.googleapis.com',
  'monitoring.googleapis.com',
  'storage.googleapis.com',
];

/** What developers see of the runs of all products of the domain. */
const DEVELOPER_ROLES = [
  'roles/composer.user',
  'roles/dataflow.viewer',
  'roles/dataproc.viewer',
  'roles/logging.viewer',
  'roles/monitoring.viewer',
];

/** A sandbox cannot read more than this on a day, whatever it is asked. One MiB is the unit of the quota. */
const MEBIBYTES_OF_A_DAY = 1024 * 1024;

/** Limits on queries of the whole project: a quota is one for a project, so it belongs to the domain. */
function queryQuota(): Block {
  return resource('google_service_usage_consumer_quota_override', 'queries', {
    provider: expr('google-beta'),
    count: expr('var.limit_queries ? 1 : 0'),
    project,
    service: 'bigquery.googleapis.com',
    metric: expr('urlencode("bigquery.googleapis.com/quota/query/usage")'),
    limit: expr('urlencode("/d/project/user")'),
    override_value: String(MEBIBYTES_OF_A_DAY),
    force: true,
  });
}

/** What products of a domain share in an environment. @internal */
export function domainFoundation(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const parts = [
    domainNetwork(blueprint),
    domainKeys(blueprint),
    productDeployers(blueprint),
  ];
  const { sandbox } = blueprint;
  return {
    terraform: {
      locals: [
        locals({
          name: text`${domainBase(blueprint)}-${expr('var.environment')}`,
          labels: labelsOf(blueprint, 'domain'),
        }),
      ],
      main: [
        data('google_project', 'this', { project_id: project }),
        apis(APIS),
        // Agents of services are there only once these are on.
        resource('google_project_service', 'product', {
          for_each: expr(
            '{ for pair in setproduct(local.product_projects, keys(google_project_service.api)) : join(" ", pair) => pair }',
          ),
          project: expr('each.value[0]'),
          service: expr('each.value[1]'),
          disable_on_destroy: false,
        }),
      ],
      ...Object.assign({}, ...parts.map(({ terraform }) => terraform)),
      monitoring: [domainChannel()],
      // A grant to a group would go with the first of two products that made it, so the domain makes it.
      people: [
        locals({
          developers: expr(groupMembers('developers')),
          developer_roles: DEVELOPER_ROLES,
        }),
        resource('google_project_iam_member', 'developers', {
          for_each: expr(
            '{ for grant in setproduct(local.developers, local.developer_roles, concat([var.project_id], local.product_projects)) : join(" ", grant) => grant }',
          ),
          project: expr('each.value[2]'),
          role: expr('each.value[1]'),
          member: expr('each.value[0]'),
        }),
      ],
      cost: [
        budget('domain', blueprint, Math.max(blueprint.budget.monthly, 1) * 4, {
          projects: [text`projects/${expr('data.google_project.this.number')}`],
        }),
        ...(sandbox.enabled ? [queryQuota()] : []),
      ],
    },
    variables: [
      ...commonVariables(blueprint),
      ...parts.flatMap(({ variables = [] }) => variables),
      ...accessVariables(blueprint).filter(({ name }) =>
        ['developers', 'directory_domain'].includes(name),
      ),
      contact(blueprint),
      billingAccount,
      deletionProtection,
      ...(sandbox.enabled
        ? [
            {
              name: 'limit_queries',
              type: 'bool',
              description:
                'Limit what each person reads on a day with BigQuery to one tebibyte.',
              default: true,
              value: ({ tier }: { tier: string }) => tier !== 'production',
            },
          ]
        : []),
    ],
    outputs: parts.flatMap(({ outputs = [] }) => outputs),
    providers: [
      ...parts.flatMap(({ providers = [] }) => providers),
      ...(sandbox.enabled ? ['google-beta'] : []),
    ],
  };
}
