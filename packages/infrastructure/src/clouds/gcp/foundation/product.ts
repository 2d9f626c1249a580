// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution, GenerationContext } from '../../../generate/types';
import {
  type Block,
  call,
  data,
  expr,
  locals,
  resource,
  text,
} from '../../../hcl';
import { bucket, bucketVariables, logsBucket } from '../support/bucket';
import { dataset } from '../support/dataset';
import {
  bucketMember,
  datasetGroups,
  datasetMember,
  projectRoles,
} from '../support/grants';
import { labelsOf } from '../support/labels';
import { accountBase, productBase } from '../support/names';
import { memberOf, project } from '../support/references';
import { accessVariables, commonVariables } from '../support/variables';

const APIS = [
  'artifactregistry.googleapis.com',
  'bigquery.googleapis.com',
  'bigqueryconnection.googleapis.com',
  'bigquerydatapolicy.googleapis.com',
  'bigquerydatatransfer.googleapis.com',
  'cloudscheduler.googleapis.com',
  'datacatalog.googleapis.com',
  'dataflow.googleapis.com',
  'dataplex.googleapis.com',
  'dataproc.googleapis.com',
  'dlp.googleapis.com',
  'logging.googleapis.com',
  'monitoring.googleapis.com',
  'storage.googleapis.com',
];

/** Enables services; a stack that is destroyed leaves them on, since others in the project may need them. @internal */
export const apis = (hosts: readonly string[]): Block =>
  resource('google_project_service', 'api', {
    for_each: call('toset', hosts),
    project,
    service: expr('each.key'),
    disable_on_destroy: false,
  });

/** Groups of a variable as members of a policy. @internal */
export const groupMembers = (variable: string) =>
  `[for group in var.${variable} : "group:\${strcontains(group, "@") ? group : "\${group}@\${var.directory_domain}"}"]`;

function nameLocals(blueprint: ResolvedBlueprint): Block {
  return locals({
    name: text`${productBase(blueprint)}-${expr('var.environment')}`,
    account: text`${accountBase(blueprint)}-${expr('var.environment')}`,
    dataset: expr('replace(local.name, "-", "_")'),
    labels: labelsOf(blueprint, 'product'),
  });
}

/** Groups of the blueprint, and those that were named for roles of the contracts. */
function groupLocals({ outputs }: GenerationContext): Block {
  const roles = (pattern: RegExp, not?: RegExp) =>
    outputs
      .flatMap(({ contract }) => contract.roles)
      .filter(
        ({ role, access = 'read' }) =>
          pattern.test(`${access} ${role}`) && !not?.test(`${access} ${role}`),
      )
      .map(({ role }) => role);
  const cleared = /clear|unmask|pii|personal|sensitive/i;
  const read = [...new Set(roles(/read|select|view|use/i, cleared))];
  const clear = [...new Set(roles(cleared))];
  return locals({
    reader_roles: read,
    cleared_roles: clear,
    readers: expr(
      `concat(${groupMembers(
        'readers',
      )}, [for role in local.reader_roles : "group:\${var.role_groups[role]}" if contains(keys(var.role_groups), role)])`,
    ),
    cleared_readers: expr(
      `concat(${groupMembers(
        'cleared_readers',
      )}, [for role in local.cleared_roles : "group:\${var.role_groups[role]}" if contains(keys(var.role_groups), role)])`,
    ),
    developers: expr(groupMembers('developers')),
  });
}

/** One identity that touches data, and one that may only start what does. */
function identities(): Block[] {
  const account = (label: string, purpose: string) =>
    resource('google_service_account', label, {
      project,
      account_id: text`${expr('local.account')}-${label}`,
      display_name: text`${expr('local.name')}: ${purpose}`,
    });
  return [
    account('pipe', 'reads and writes the data'),
    account('flow', 'starts runs'),
    projectRoles('pipe', memberOf('pipe'), [
      'roles/bigquery.jobUser',
      'roles/logging.logWriter',
      'roles/monitoring.metricWriter',
    ]),
    projectRoles('flow', memberOf('flow'), [
      'roles/bigquery.jobUser',
      'roles/logging.logWriter',
    ]),
    resource('google_service_account_iam_member', 'flow_uses_pipe', {
      service_account_id: expr('google_service_account.pipe.name'),
      role: 'roles/iam.serviceAccountUser',
      member: memberOf('flow'),
    }),
    resource('google_service_account_iam_member', 'developers_use_flow', {
      for_each: expr('toset(local.developers)'),
      service_account_id: expr('google_service_account.flow.name'),
      role: 'roles/iam.serviceAccountUser',
      member: expr('each.key'),
    }),
  ];
}

/** What every product has: names, labels, identities, and buckets for code and for logs. @internal */
export function productFoundation(context: GenerationContext): Contribution {
  const { blueprint } = context;
  return {
    terraform: {
      locals: [nameLocals(blueprint), groupLocals(context)],
      main: [
        data('google_project', 'this', { project_id: project }),
        apis(APIS),
      ],
      identity: identities(),
      support: [
        bucket({
          blueprint,
          layer: 'artifacts',
          comment:
            'Code and definitions of the pipeline, and its temporary files.',
        }),
        bucketMember(
          'artifacts',
          'pipe',
          'roles/storage.objectUser',
          memberOf('pipe'),
        ),
        bucketMember(
          'artifacts',
          'flow',
          'roles/storage.objectViewer',
          memberOf('flow'),
        ),
        // A plan reads the code that is there, and nothing else that is stored.
        resource('google_storage_bucket_iam_member', 'artifacts_plan', {
          count: expr('var.plan_service_account == "" ? 0 : 1'),
          bucket: expr('google_storage_bucket.artifacts.name'),
          role: 'roles/storage.objectViewer',
          member: text`serviceAccount:${expr('var.plan_service_account')}`,
        }),
        dataset(
          blueprint,
          'operations',
          'Rows on their way, and results of checks and searches.',
        ),
        datasetMember(
          'operations',
          'pipe',
          'roles/bigquery.dataEditor',
          memberOf('pipe'),
        ),
        datasetGroups('operations', 'developers', 'roles/bigquery.dataViewer'),
        ...logsBucket({ blueprint }),
      ],
    },
    variables: [
      ...commonVariables(blueprint),
      ...accessVariables(blueprint),
      ...bucketVariables(blueprint),
      {
        name: 'plan_service_account',
        type: 'string',
        description:
          "Identity that plans changes, from the domain's stack; empty for none.",
        default: '',
      },
    ],
    outputs: [
      {
        name: 'pipeline_service_account',
        value: 'google_service_account.pipe.email',
        description: 'Identity that the pipeline runs as.',
      },
      {
        name: 'artifacts_bucket',
        value: 'google_storage_bucket.artifacts.name',
        description: 'Bucket of code and definitions.',
      },
    ],
  };
}
