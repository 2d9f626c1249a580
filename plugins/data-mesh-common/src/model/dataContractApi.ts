// SPDX-License-Identifier: Apache-2.0
import type { CatalogModelAddKindVersionDefinition } from '@backstage/catalog-model/alpha';
import { DATA_CONTRACT_API_TYPE } from '../entities/contractEntity';
import {
  CLASSIFICATIONS,
  LIFECYCLES,
} from '../entities/DataProductEntityV1alpha1';
import { optionalText } from './schemaParts';

/**
 * API entities of `spec.type: data-contract`.
 *
 * Backstage's own API schema demands owner, lifecycle and definition. A contract that states no owner must
 * appear all the same, and it belongs to a domain, which an API of another type reaches by its system only.
 *
 * @internal
 */
export const dataContractApi: CatalogModelAddKindVersionDefinition = {
  kind: 'API',
  versions: [
    {
      name: ['v1alpha1', 'v1beta1'],
      specType: DATA_CONTRACT_API_TYPE,
      description:
        'A data contract: what an output port of a data product promises.',
      relationFields: [
        {
          selector: { path: 'spec.owner' },
          relation: 'ownedBy',
          defaultKind: 'Group',
          defaultNamespace: 'inherit',
          allowedKinds: ['Group', 'User'],
        },
        {
          selector: { path: 'spec.system' },
          relation: 'partOf',
          defaultKind: 'System',
          defaultNamespace: 'inherit',
        },
        {
          selector: { path: 'spec.domain' },
          relation: 'partOf',
          defaultKind: 'Domain',
          defaultNamespace: 'inherit',
          allowedKinds: ['Domain'],
        },
      ],
      schema: {
        jsonSchema: {
          type: 'object',
          required: ['spec'],
          properties: {
            spec: {
              type: 'object',
              required: ['type'],
              properties: {
                type: { type: 'string', const: DATA_CONTRACT_API_TYPE },
                lifecycle: optionalText(
                  'Where the contract is in its life.',
                  LIFECYCLES,
                ),
                classification: optionalText(
                  'Who may read it: the classification of its strictest column, or a stricter one.',
                  CLASSIFICATIONS,
                ),
                owner: optionalText('Ref of the Group or User that owns it.'),
                system: optionalText('Ref of the System that it belongs to.'),
                domain: optionalText('Ref of the Domain responsible for it.'),
                definition: {
                  type: 'string',
                  description: 'The contract document itself, as text.',
                },
              },
            },
          },
        },
      },
    },
  ],
};
