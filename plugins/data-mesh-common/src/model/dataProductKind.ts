// SPDX-License-Identifier: Apache-2.0
import type { CatalogModelKindDefinition } from '@backstage/catalog-model/alpha';
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_TYPES,
  LIFECYCLES,
} from '../entities/DataProductEntityV1alpha1';
import { optionalText, optionalTexts } from './schemaParts';

/**
 * The kind `DataProduct`.
 *
 * Nothing in `spec` is required and no vocabulary is enforced: a product that nobody owns must be seen to be
 * mended. What is wrong with it is said by findings, not by leaving it out.
 *
 * @internal
 */
export const dataProductKind: CatalogModelKindDefinition = {
  group: 'meshwright.io',
  names: {
    kind: 'DataProduct',
    singular: 'dataproduct',
    plural: 'dataproducts',
  },
  description:
    'A data product: data that a team offers to others, with contracts for what it offers and what it reads.',
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
        {
          selector: { path: 'spec.additionalDomains' },
          relation: 'partOf',
          defaultKind: 'Domain',
          defaultNamespace: 'inherit',
          allowedKinds: ['Domain'],
        },
        {
          selector: { path: 'spec.dependsOn' },
          relation: 'dependsOn',
          defaultKind: 'DataProduct',
          defaultNamespace: 'inherit',
          allowedKinds: ['DataProduct', 'Component', 'Resource'],
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
                type: optionalText(
                  'How far the product is from its sources.',
                  DATA_PRODUCT_TYPES,
                ),
                lifecycle: optionalText(
                  'Where the product is in its life.',
                  LIFECYCLES,
                ),
                owner: optionalText('Ref of the Group or User that owns it.'),
                domain: optionalText('Ref of the Domain responsible for it.'),
                additionalDomains: optionalTexts(
                  'Refs of other Domains that it is part of.',
                ),
                version: optionalText('Semantic version of the product.'),
                classification: optionalText(
                  'Who may see the data.',
                  CLASSIFICATIONS,
                ),
                purpose: optionalText('What the product is for.'),
                limitations: optionalText('What the product is not for.'),
                usage: optionalText('How to use the product.'),
                readme: optionalText(
                  'What the repository tells people about it, in Markdown.',
                ),
                platforms: optionalTexts('Platforms the data is on.', [
                  'aws',
                  'azure',
                  'gcp',
                ]),
                inputPorts: ports('What the product reads.'),
                outputPorts: ports('What the product offers.'),
                dependsOn: optionalTexts(
                  'Refs of products that this one depends on.',
                ),
                serviceLevels: {
                  type: 'array',
                  description: 'What consumers may rely on.',
                  items: {
                    type: 'object',
                    required: ['property', 'value'],
                    properties: {
                      property: { type: 'string', minLength: 1 },
                      value: { type: ['string', 'number', 'boolean'] },
                      unit: { type: 'string' },
                      description: { type: 'string' },
                    },
                  },
                },
                support: {
                  type: 'array',
                  description: 'How to reach the people behind the product.',
                  items: {
                    type: 'object',
                    required: ['channel'],
                    properties: {
                      channel: { type: 'string', minLength: 1 },
                      url: { type: 'string' },
                      tool: { type: 'string' },
                      scope: { type: 'string' },
                      description: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  ],
};

function ports(description: string) {
  return {
    type: 'array',
    description,
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1 },
        contract: {
          type: 'string',
          minLength: 1,
          description:
            'Ref of the API entity of the contract; kind API is assumed.',
        },
        version: { type: 'string' },
        description: { type: 'string' },
        type: { type: 'string' },
        platform: { type: 'string' },
        environments: {
          type: 'array',
          items: {
            type: 'object',
            required: ['url'],
            properties: {
              environment: { type: 'string' },
              url: { type: 'string', minLength: 1 },
            },
          },
        },
      },
    },
  };
}
