// SPDX-License-Identifier: Apache-2.0
import type { CatalogModelKindDefinition } from '@backstage/catalog-model/alpha';
import { optionalText } from './schemaParts';

/** The kind `GovernancePolicy`; as tolerant as {@link dataProductKind}. @internal */
export const governancePolicyKind: CatalogModelKindDefinition = {
  group: 'meshwright.io',
  names: {
    kind: 'GovernancePolicy',
    singular: 'governancepolicy',
    plural: 'governancepolicies',
  },
  description:
    'A governance policy: a rule that data products and contracts are held against.',
  versions: [
    {
      name: 'v1alpha1',
      relationFields: [
        {
          selector: { path: 'spec.owner' },
          relation: 'ownedBy',
          defaultKind: 'Group',
          defaultNamespace: 'inherit',
          allowedKinds: ['Group', 'User'],
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
              properties: {
                owner: optionalText(
                  'Ref of the Group or User that answers for the policy.',
                ),
                lifecycle: optionalText('Where the policy is in its life.', [
                  'draft',
                  'grace',
                  'enabled',
                  'retired',
                ]),
                domain: optionalText(
                  'Ref of the Domain that the policy binds; without one it binds all.',
                ),
                purpose: optionalText('Why the policy exists.'),
                definition: {
                  type: 'string',
                  description: 'The policy document itself, as text.',
                },
              },
            },
          },
        },
      },
    },
  ],
};
