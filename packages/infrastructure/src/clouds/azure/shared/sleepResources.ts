// SPDX-License-Identifier: Apache-2.0
import { type Block, expr, resource, text } from '../../../hcl';
import { workflow } from './workflowResource';

/**
 * A Logic App that puts something to sleep, with an identity that can do just that.
 *
 * @param block - of its blocks, and with hyphens a part of its names
 * @param count - expression that says whether there is one
 * @param target - expression of the id of what sleeps
 * @internal
 */
export function sleepResources(options: {
  block: string;
  count: string;
  target: string;
  definition: string;
}): readonly Block[] {
  const { block, definition } = options;
  const count = expr(options.count);
  const target = expr(options.target);
  const suffix = block.replace(/_/g, '-');
  const identity = `azurerm_user_assigned_identity.${block}[0]`;
  return [
    resource('azurerm_user_assigned_identity', block, {
      count,
      name: text`id-${expr('var.name')}-${suffix}`,
      resource_group_name: expr('azurerm_resource_group.this.name'),
      location: expr('var.location'),
      tags: expr('local.tags'),
    }),
    resource('azurerm_role_assignment', block, {
      count,
      scope: target,
      role_definition_id: expr('var.compute_operator_role_id'),
      principal_id: expr(`${identity}.principal_id`),
      principal_type: 'ServicePrincipal',
    }),
    workflow({
      block,
      count,
      name: text`logic-${expr('var.name')}-${suffix}`,
      group: expr('azurerm_resource_group.this.id'),
      identity: expr(`${identity}.id`),
      definition,
      parameters: {
        target_id: target,
        identity_id: expr(`${identity}.id`),
      },
    }),
  ];
}
