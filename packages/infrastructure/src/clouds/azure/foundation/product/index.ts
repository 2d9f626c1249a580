// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
} from '../../../../generate/types';
import { NOTHING } from '../../shared/nothing';
import { productVariables } from '../../shared/variables';
import { access } from './access';
import { base } from './base';
import { keys } from './keys';
import { monitoring } from './monitoring';
import { sandbox } from './sandbox';

/** What every product has, whatever services it uses. @internal */
export function product(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const groups = access(context);
  const watch = monitoring(blueprint);
  const trials = blueprint.sandbox.enabled ? sandbox(blueprint) : NOTHING;
  return {
    providers: ['azuread', ...(trials.providers ?? [])],
    variables: [
      ...productVariables(blueprint),
      ...(groups.variables ?? []),
      ...(watch.variables ?? []),
      ...(trials.variables ?? []),
    ],
    terraform: {
      main: base(blueprint),
      keys: keys(blueprint),
      ...groups.terraform,
      ...watch.terraform,
      ...trials.terraform,
    },
    files: trials.files,
    outputs: [
      {
        name: 'resource_group_name',
        value: 'azurerm_resource_group.this.name',
        description: 'Resource group of the product.',
      },
      {
        name: 'identity_client_id',
        value: 'azurerm_user_assigned_identity.product.client_id',
        description: 'What the pipelines run as.',
      },
    ],
  };
}
