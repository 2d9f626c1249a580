// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { CloudService, Contribution } from '../../../generate/types';
import { HOURS_PER_MONTH } from '../shared/volumes';
import { approval } from '../shared/approval';
import { NOTHING } from '../shared/nothing';
import { workspaceBlocks } from './workspace';

/** Owners rule the databases; developers where no owners are stated. */
const adminGroup = ({ access }: ResolvedBlueprint) =>
  (
    access.find(({ role }) => role === 'owner') ??
    access.find(({ role }) => role === 'developer')
  )?.group ?? '';

const contribute: CloudService['contribute'] = ({
  stack,
  blueprint,
}): Contribution =>
  stack !== 'product'
    ? NOTHING
    : {
        files: [approval],
        terraform: { synapse: workspaceBlocks(blueprint) },
        variables: [
          {
            name: 'sql_admin_group',
            type: 'string',
            description:
              'Group that administers the databases; one of var.access, or empty for none.',
            default: '',
            value: () => adminGroup(blueprint),
          },
          {
            name: 'developers_may_change',
            type: 'bool',
            description:
              'Whether developers may change pipelines in the studio; the next apply takes it back.',
            value: environment => environment.tier === 'development',
          },
        ],
        outputs: [
          {
            name: 'synapse_workspace_name',
            value: 'azurerm_synapse_workspace.product.name',
            description: 'Workspace of SQL and Spark.',
          },
        ],
      };

/** The workspace that the warehouse and Spark share. @internal */
export const synapse: CloudService = {
  id: 'azure/synapse-workspace',
  kind: 'foundation',
  title: 'Azure Synapse workspace',
  wanted: ({ services }) =>
    services.warehouse || services.processing === 'spark',
  contribute,
  cost: ({ blueprint }) =>
    blueprint.network.private
      ? [
          {
            name: 'Private endpoints of the workspace',
            service: 'foundation',
            price: 'network.private-endpoint.hour',
            quantity: 4 * HOURS_PER_MONTH,
            assumption:
              'Three to the workspace and one from it to the lake, all hours.',
          },
        ]
      : [],
  guide: ({ blueprint }) => ({
    title: 'Azure Synapse workspace',
    run: `Open it at https://web.azuresynapse.net${
      blueprint.network.private
        ? ', from the network of the domain: the workspace has no public address'
        : ''
    }. People sign in with Entra only; there is no SQL login. The group \`sql_admin_group\` administers the databases.

After the first apply, run \`infra/scripts/approve-private-endpoints.sh\` once, so that the workspace reaches the lake. Terraform itself needs the workspace's address to make roles and notebooks in it: apply from inside the network. Whoever made the workspace administers it; give the identity that plans the role Synapse User in Synapse Studio (Manage, Access control), so that it can look.`,
    cost: 'The workspace itself is free; its private endpoints are not. What it runs is in the guides of the warehouse and of Spark.',
    recover: `- **The workspace was deleted**: apply, then run \`pipelines/synapse/deploy.py\`. The data is in the lake; a dedicated pool comes back from its restore points (guide of the warehouse).
- **The region is lost**: apply with \`location\` set to the paired region, once the lake is restored there.`,
  }),
};
