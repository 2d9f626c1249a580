// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import type { GenerationContext, PortContract } from '../../generate/types';
import { contractPath } from '../ports';
import { code, md, paragraphs, table } from '../text/markdown';

const typeOf = ({ physicalType, logicalType }: Property) =>
  code(physicalType ?? logicalType ?? 'not stated');

function columnRow(property: Property): string[] {
  const marks = [
    property.primaryKey && 'key',
    property.required && 'required',
    property.unique && 'unique',
    property.partitioned && 'partition',
  ].filter(Boolean);
  return [
    code(property.physicalName ?? property.name),
    typeOf(property),
    marks.join(', '),
    md(property.classification ?? ''),
    md(property.description ?? ''),
  ];
}

function portSection(item: PortContract): string[] {
  const { contract, port } = item;
  const { purpose, text, usage, limitations } = contract.description;
  return [
    `## ${md(port.name)}`,
    '',
    `Contract ${code(contract.id ?? port.name)}, version ${code(
      contract.version ?? 'not stated',
    )}, in ${code(contractPath(item))}.`,
    '',
    ...paragraphs(purpose ?? text ?? ''),
    ...(usage ? [`**Use:** ${md(usage)}`, ''] : []),
    ...(limitations ? [`**Limits:** ${md(limitations)}`, ''] : []),
    ...contract.schema.flatMap(object => [
      `### ${md(object.physicalName ?? object.name)}`,
      '',
      ...paragraphs(object.description ?? ''),
      ...table(
        ['Column', 'Type', 'Marks', 'Classification', 'Description'],
        object.properties.map(columnRow),
      ),
    ]),
    ...(contract.serviceLevels.length > 0
      ? [
          '### Service levels',
          '',
          ...table(
            ['Promise', 'Value', 'Of'],
            contract.serviceLevels.map(
              ({ property, value, unit, elements }) => [
                md(property),
                md(`${String(value)} ${unit ?? ''}`),
                md(elements.join(', ')),
              ],
            ),
          ),
        ]
      : []),
  ];
}

/** What the product reads and offers, as its contracts say it. @internal */
export function contractsPage({ inputs, outputs }: GenerationContext): string {
  return [
    '# Contracts',
    '',
    'This page is made from the contracts. Change a contract, never this page.',
    '',
    ...outputs.flatMap(portSection),
    ...(inputs.length > 0
      ? [
          '## Inputs',
          '',
          'What other products promise, as this product relies on it. A change of theirs is judged against these copies.',
          '',
          ...table(
            ['Port', 'Contract', 'Version', 'Copy'],
            inputs.map(input => [
              code(input.port.name),
              code(input.contract.id ?? ''),
              code(input.contract.version ?? ''),
              code(contractPath(input)),
            ]),
          ),
        ]
      : []),
  ].join('\n');
}
