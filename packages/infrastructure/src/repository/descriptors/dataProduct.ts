// SPDX-License-Identifier: Apache-2.0
import type {
  GeneratedFile,
  GenerationContext,
  PortContract,
} from '../../generate/types';
import { contractId } from '../ports';
import { compact, yamlFile } from '../text/yaml';

/** `group:default/payments` is `payments` to people; a ref with another kind or namespace has to stay one. */
const ownerName = (owner: string) =>
  owner.replace(/^group:(?:default\/)?(?=[^/]+$)/i, '');

const custom = (property: string, value: string | undefined) =>
  value === undefined ? [] : [{ property, value }];

const version = ({ contract }: PortContract) => contract.version ?? '0.1.0';

/** Every column whose sources are told says which contracts an output is made from. */
function inputContracts(
  output: PortContract,
  inputs: readonly PortContract[],
): Array<{ id: string; version: string }> {
  const sources = output.contract.schema.flatMap(({ properties }) =>
    properties.flatMap(({ transformSourceObjects }) => transformSourceObjects),
  );
  const named = inputs.filter(({ contract }) =>
    contract.schema.some(({ name, physicalName }) =>
      sources.some(source =>
        [name, physicalName].some(
          table => table && source.split('.').includes(table),
        ),
      ),
    ),
  );
  return named.map(input => ({
    id: contractId(input),
    version: version(input),
  }));
}

/** A version that promises nothing yet is a draft. */
const statusOf = (stated: string) => (/^0\./.test(stated) ? 'draft' : 'active');

/**
 * `data-product.yaml`: the product in the Open Data Product Standard (Bitol) 1.0.0. Cheap to make, for forms that show it
 * before anything else of the repository is made.
 *
 * @public
 */
export function dataProductFile(context: GenerationContext): GeneratedFile {
  const { product } = context.blueprint;
  const content = compact({
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: `urn:dataproduct:${product.domain}:${product.name}`,
    name: product.name,
    version: product.version,
    status: statusOf(product.version),
    domain: product.domain,
    description: compact({
      purpose: product.purpose ?? (product.description || product.title),
      usage: product.purpose ? product.description : undefined,
    }),
    customProperties: [
      ...custom('title', product.title),
      ...custom(
        'type',
        context.inputs.length === 0 ? 'source-aligned' : undefined,
      ),
      ...custom('classification', product.classification),
      ...custom('platform', context.cloud),
      ...custom('owner', ownerName(product.owner)),
      ...custom('costCenter', product.costCenter),
    ],
    inputPorts: context.inputs.map(input => ({
      name: input.port.name,
      version: version(input),
      contractId: contractId(input),
    })),
    outputPorts: context.outputs.map(output =>
      compact({
        name: output.port.name,
        version: version(output),
        type: 'tables',
        description:
          output.contract.description.purpose ??
          output.contract.description.text,
        contractId: contractId(output),
        inputContracts: inputContracts(output, context.inputs),
      }),
    ),
    support: product.contact
      ? [
          {
            channel: product.contact,
            tool: 'email',
            scope: 'issues',
            url: `mailto:${product.contact}`,
          },
        ]
      : [],
  });
  return {
    path: 'data-product.yaml',
    content: yamlFile(
      content,
      'What this product is and offers: Open Data Product Standard (Bitol) 1.0.0.',
    ),
  };
}
