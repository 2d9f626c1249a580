// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  blocks,
  call,
  expr,
  type Expression,
  type HclValue,
  resource,
  type Template,
} from '../../../hcl';
import { definitionInStack } from './definitions';

/**
 * A Logic App of the consumption plan. azurerm has no argument for a definition, so that azapi makes it.
 *
 * Nobody may start it by an address: it has none but its schedule, and its history is closed to all addresses.
 *
 * @internal
 */
export function workflow(options: {
  block: string;
  count?: Expression;
  name: Template;
  /** `Enabled`, or an expression that gives that or `Disabled`. */
  state?: Expression;
  group: Expression;
  identity: Expression;
  /** Name of its file among the definitions of the stack. */
  definition: string;
  parameters: Readonly<Record<string, HclValue>>;
}): Block {
  return resource('azapi_resource', options.block, {
    count: options.count,
    type: 'Microsoft.Logic/workflows@2019-05-01',
    name: options.name,
    parent_id: options.group,
    location: expr('var.location'),
    tags: expr('local.tags'),
    identity: blocks({
      type: 'UserAssigned',
      identity_ids: [options.identity],
    }),
    body: {
      properties: {
        state: options.state ?? 'Enabled',
        definition: call(
          'jsondecode',
          call('file', definitionInStack(options.definition)),
        ),
        parameters: Object.fromEntries(
          Object.entries(options.parameters).map(([name, value]) => [
            name,
            { value },
          ]),
        ),
        accessControl: {
          contents: { allowedCallerIpAddresses: [] },
          triggers: { allowedCallerIpAddresses: [] },
        },
      },
    },
  });
}
