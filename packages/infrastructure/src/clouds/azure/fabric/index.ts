// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type {
  CloudService,
  Contribution,
  GenerationContext,
  StackVariable,
} from '../../../generate/types';
import { type Block, blocks, data, expr, resource, text } from '../../../hcl';
import { approval } from '../shared/approval';
import { definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { UNKNOWN_ID } from '../shared/names';
import { sleepResources } from '../shared/sleepResources';
import { AWAKE_HOURS, sleepWorkflow } from '../shared/sleepWorkflow';
import { computeOperatorRole } from '../shared/variables';
import { HOURS_PER_MONTH } from '../shared/volumes';

const PAUSE = 'capacity-pause.definition.json';

const SKUS = { small: 'F2', medium: 'F8', large: 'F32' };
const UNITS = { small: 2, medium: 8, large: 32 };

const pauses = ({ tier }: ResolvedEnvironment) => tier !== 'production';

/** The capacity's id in Fabric, which is not its id in Azure; output of the domain stack. */
const capacity: StackVariable = {
  name: 'fabric_capacity_id',
  type: 'string',
  description:
    "Id of the domain's capacity in Fabric; output of the domain stack.",
  value: () => UNKNOWN_ID,
};

function domainStack({ blueprint }: GenerationContext): Contribution {
  return {
    providers: ['azapi', 'fabric'],
    files: [
      {
        path: definitionPath(PAUSE),
        content: jsonText(sleepWorkflow('suspend', '2023-11-01')),
      },
    ],
    variables: [
      computeOperatorRole,
      {
        name: 'fabric_capacity_sku',
        type: 'string',
        description: 'Size of the capacity of the domain.',
        validations: [
          {
            condition:
              'can(regex("^F(2|4|8|16|32|64|128|256|512|1024|2048)$", var.fabric_capacity_sku))',
            message:
              'A capacity has a size from F2 to F2048, each twice the one before.',
          },
        ],
        value: environment => SKUS[environment.size],
      },
      {
        name: 'fabric_administrators',
        type: 'list(string)',
        description:
          'Who administers the capacity: user names, and object ids of service principals.',
        value: () => [blueprint.product.contact ?? UNKNOWN_ID],
      },
      {
        name: 'fabric_capacity_pauses',
        type: 'bool',
        description: 'Puts the capacity to sleep at night and on weekends.',
        value: pauses,
      },
    ],
    terraform: {
      fabric: [
        resource('azurerm_fabric_capacity', 'domain', {
          name: expr('substr(replace("fc${var.name}", "-", ""), 0, 63)'),
          resource_group_name: expr('azurerm_resource_group.this.name'),
          location: expr('var.location'),
          administration_members: expr('var.fabric_administrators'),
          tags: expr('local.tags'),
          sku: blocks({
            name: expr('var.fabric_capacity_sku'),
            tier: 'Fabric',
          }),
        }),
        data('fabric_capacity', 'domain', {
          display_name: expr('azurerm_fabric_capacity.domain.name'),
        }),
        ...sleepResources({
          block: 'capacity_pause',
          count: 'var.fabric_capacity_pauses ? 1 : 0',
          target: 'azurerm_fabric_capacity.domain.id',
          definition: PAUSE,
        }),
      ],
    },
    outputs: [
      {
        name: 'fabric_capacity_id',
        value: 'data.fabric_capacity.domain.id',
        description: 'Id of the capacity in Fabric.',
      },
    ],
  };
}

const role = (block: string, grants: string, name: string): Block =>
  resource('fabric_workspace_role_assignment', block, {
    for_each: expr(grants),
    workspace_id: expr('fabric_workspace.product.id'),
    role: name,
    principal: { id: expr('each.value'), type: 'Group' },
  });

const productStack = ({ blueprint }: GenerationContext): Contribution => ({
  providers: ['fabric'],
  files: [approval],
  variables: [capacity],
  terraform: {
    fabric: [
      resource('fabric_workspace', 'product', {
        display_name: expr('var.name'),
        description: `Data product ${blueprint.product.domain}/${blueprint.product.name}`,
        capacity_id: expr('var.fabric_capacity_id'),
        identity: { type: 'SystemAssigned' },
      }),
      role(
        'viewers',
        '{ for key, id in local.readers : key => id if !contains(keys(local.developers), key) }',
        'Viewer',
      ),
      role('contributors', 'local.developers', 'Contributor'),
      resource(
        'azurerm_role_assignment',
        'fabric_reads_output',
        {
          scope: text`${expr(
            'azurerm_storage_account.lake.id',
          )}/blobServices/default/containers/output`,
          role_definition_name: 'Storage Blob Data Reader',
          principal_id: expr(
            'fabric_workspace.product.identity.service_principal_id',
          ),
          principal_type: 'ServicePrincipal',
          depends_on: [expr('azurerm_storage_container.layer')],
        },
        {
          comment:
            'The workspace reads what every reader may, and nothing else.',
        },
      ),
      ...(blueprint.network.private
        ? [
            resource('fabric_workspace_managed_private_endpoint', 'lake', {
              workspace_id: expr('fabric_workspace.product.id'),
              name: 'lake-dfs',
              target_private_link_resource_id: expr(
                'azurerm_storage_account.lake.id',
              ),
              target_subresource_type: 'dfs',
              request_message: 'Reports and jobs of the product',
            }),
          ]
        : []),
    ],
  },
  outputs: [
    {
      name: 'fabric_workspace_id',
      value: 'fabric_workspace.product.id',
      description: 'Workspace of the product in Fabric.',
    },
  ],
});

/** Capacity of the domain and workspace of the product, which Power BI and Airflow share. @internal */
export const fabric: CloudService = {
  id: 'azure/fabric',
  kind: 'foundation',
  title: 'Microsoft Fabric capacity and workspace',
  wanted: ({ services }) =>
    services.visualization || services.orchestration === 'airflow',
  contribute: context => {
    if (context.stack === 'domain') return domainStack(context);
    return context.stack === 'product' ? productStack(context) : {};
  },
  cost: (_context, environment) => [
    {
      name: `Capacity ${SKUS[environment.size]}`,
      service: 'foundation',
      price: 'fabric.cu-hour',
      quantity:
        UNITS[environment.size] *
        (pauses(environment) ? AWAKE_HOURS : HOURS_PER_MONTH),
      assumption: `${UNITS[environment.size]} units, ${
        pauses(environment)
          ? `awake ${AWAKE_HOURS} hours of a month`
          : 'all hours'
      }. The whole domain shares it, and this counts all of it.`,
    },
  ],
  guide: () => ({
    title: 'Microsoft Fabric capacity and workspace',
    run: `The domain has a capacity, the product a workspace on it, with an identity that reads the container \`output\`. Groups come in as viewers and contributors; nobody is added by name.

Once, for the tenant: a Fabric administrator allows service principals to use Fabric's APIs, and adds the identities that deploy to \`fabric_administrators\`. The workspace's private endpoint waits until \`infra/scripts/approve-private-endpoints.sh\` approves it.

Outside production, a Logic App puts the capacity to sleep at 19:00 and wakes it at 5:00 UTC on working days. By hand: \`az fabric capacity resume\` and \`suspend\`. While it sleeps, plans of the product stack cannot look at the workspace's items.`,
    cost: 'A capacity is paid by the hour while it is awake, whether it is used or not: F2 is about 290 USD a month, each size twice as much. Levers: its size, and when it sleeps. A reservation saves about 40 per cent.',
    recover: `- **The workspace was deleted**: a Fabric administrator restores it within 7 days (Admin portal, Workspaces); after that, apply.
- **The capacity is gone**: apply the domain stack; then the product stack, which moves its workspace to the new one.`,
  }),
};
