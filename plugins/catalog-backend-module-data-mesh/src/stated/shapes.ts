// SPDX-License-Identifier: Apache-2.0
import {
  CLASSIFICATIONS,
  DATA_CONTRACT_API_TYPE,
  LIFECYCLES,
} from '@meshwright/plugin-data-mesh-common';

/** What a field of a stated entity must be. @internal */
export type Shape =
  | { is: 'text'; oneOf?: readonly string[] }
  | { is: 'value' }
  | { is: 'list'; of: Shape }
  | { is: 'object'; required: string[]; fields: Record<string, Shape> };

const text: Shape = { is: 'text' };
const texts: Shape = { is: 'list', of: text };

const port: Shape = {
  is: 'list',
  of: {
    is: 'object',
    required: ['name'],
    fields: {
      name: text,
      contract: text,
      version: text,
      description: text,
      type: text,
      platform: text,
      environments: {
        is: 'list',
        of: {
          is: 'object',
          required: ['url'],
          fields: { environment: text, url: text },
        },
      },
    },
  },
};

const dataProduct: Record<string, Shape> = {
  type: text,
  lifecycle: { is: 'text', oneOf: LIFECYCLES },
  owner: text,
  domain: text,
  additionalDomains: texts,
  version: text,
  classification: { is: 'text', oneOf: CLASSIFICATIONS },
  purpose: text,
  limitations: text,
  usage: text,
  platforms: texts,
  inputPorts: port,
  outputPorts: port,
  dependsOn: texts,
  serviceLevels: {
    is: 'list',
    of: {
      is: 'object',
      required: ['property', 'value'],
      fields: {
        property: text,
        value: { is: 'value' },
        unit: text,
        description: text,
      },
    },
  },
  support: {
    is: 'list',
    of: {
      is: 'object',
      required: ['channel'],
      fields: {
        channel: text,
        url: text,
        tool: text,
        scope: text,
        description: text,
      },
    },
  },
};

const governancePolicy: Record<string, Shape> = {
  owner: text,
  lifecycle: text,
  domain: text,
  purpose: text,
  definition: text,
};

const dataContract: Record<string, Shape> = {
  type: { is: 'text', oneOf: [DATA_CONTRACT_API_TYPE] },
  lifecycle: text,
  owner: text,
  domain: text,
  system: text,
  definition: text,
};

/** Fields of `spec` by kind in lower case. @internal */
export const SPEC_SHAPES: Record<string, Record<string, Shape>> = {
  dataproduct: dataProduct,
  governancepolicy: governancePolicy,
  api: dataContract,
};

/** Fields of `spec` that are missed when absent, by kind in lower case, and what to write there. @internal */
export const EXPECTED_FIELDS: Record<string, Record<string, string>> = {
  dataproduct: {
    owner: 'the Group that owns the product',
    domain: 'the Domain that the product belongs to',
  },
  governancepolicy: {
    owner: 'the Group that answers for the policy',
    lifecycle: "'draft', 'grace', 'enabled' or 'retired'",
  },
  api: { owner: 'the Group that owns the contract' },
};
