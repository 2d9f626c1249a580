// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { StackVariable } from '../../../generate/types';
import { UNKNOWN_ID } from './names';

/** Lakes of the products whose output ports this one reads, by input port; outputs of their stacks. @internal */
export const inputLakes = ({
  inputs,
}: ResolvedBlueprint): readonly StackVariable[] =>
  inputs.length === 0
    ? []
    : [
        {
          name: 'input_lakes',
          type: 'map(string)',
          description:
            'Storage account of each input port by the name of the port: the output storage_account_id of the product that offers it.',
          value: () =>
            Object.fromEntries(
              inputs.map(({ name }) => [
                name,
                `/subscriptions/${UNKNOWN_ID}/resourceGroups/rg-unknown/providers/Microsoft.Storage/storageAccounts/stunknown`,
              ]),
            ),
        },
      ];
