// SPDX-License-Identifier: Apache-2.0
import type { CloudService, GenerationContext } from '../../generate/types';
import { label, md, table } from '../text/markdown';
import type { ServiceContribution } from '../types';

/** Services that data flows through, in this order. */
const FLOW = ['processing', 'storage', 'warehouse', 'visualization'] as const;

function diagram(
  { inputs, outputs }: GenerationContext,
  services: readonly CloudService[],
): string[] {
  const ofKind = (kind: CloudService['kind']) =>
    services.filter(service => service.kind === kind);
  const flow = FLOW.map(kind => ({ kind, members: ofKind(kind) })).filter(
    ({ members }) => members.length > 0,
  );
  const nodes = flow.map(
    ({ kind, members }) =>
      `    ${kind}[${label(members.map(({ title }) => title).join(', '))}]`,
  );
  const arrows = flow
    .slice(1)
    .map(({ kind }, index) => `    ${flow[index].kind} --> ${kind}`);
  const beside = (kind: 'orchestration' | 'catalog', words: string) =>
    ofKind(kind).flatMap(({ title }, index) =>
      flow.length === 0
        ? []
        : [
            `    ${kind}${index}[${label(title)}]`,
            ...(kind === 'orchestration'
              ? [`    ${kind}${index} -. ${words} .-> ${flow[0].kind}`]
              : [`    ${kind}${index} -. ${words} .- storage`]),
          ],
    );
  const last =
    flow
      .map(({ kind }) => kind)
      .filter(kind => kind !== 'visualization')
      .pop() ?? 'product';
  return [
    '```mermaid',
    'flowchart LR',
    ...inputs.flatMap(({ port }, index) => [
      `    in${index}([${label(port.name)}])`,
      `    in${index} --> ${flow[0]?.kind ?? 'product'}`,
    ]),
    ...(flow.length === 0 ? ['    product[Product]'] : nodes),
    ...arrows,
    ...beside('orchestration', 'starts'),
    ...(flow.some(({ kind }) => kind === 'storage')
      ? beside('catalog', 'governs')
      : []),
    ...outputs.flatMap(({ port }, index) => [
      `    out${index}([${label(port.name)}])`,
      `    ${last} --> out${index}`,
    ]),
    '```',
  ];
}

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** What there is and why: services, environments, and the decisions that they rest on. @internal */
export function architecturePage(
  context: GenerationContext,
  services: readonly ServiceContribution[],
): string {
  const { blueprint } = context;
  const all = services.map(({ service }) => service);
  return [
    '# Architecture',
    '',
    ...diagram(context, all),
    '',
    '## Services',
    '',
    ...table(
      ['Service', 'For'],
      all.map(({ title, kind }) => [md(title), kind]),
    ),
    '## Environments',
    '',
    ...table(
      [
        'Environment',
        'For',
        'Region',
        'Highly available',
        'Copy in another region',
        'Backups kept',
        'Protected from deletion',
      ],
      blueprint.environments.map(environment => [
        environment.name,
        environment.tier,
        md(environment.region),
        yes(environment.highAvailability),
        environment.disasterRecovery.enabled
          ? `${md(environment.disasterRecovery.region)}: at most ${
              environment.disasterRecovery.recoveryPointHours
            } h of data lost, back within ${
              environment.disasterRecovery.recoveryTimeHours
            } h`
          : 'no',
        environment.backupDays > 0 ? `${environment.backupDays} days` : 'none',
        yes(environment.deletionProtection),
      ]),
    ),
    '## Decisions',
    '',
    `- Three stacks: the platform and the domain own what exists once; this repository owns only what is of this product, and takes the rest as variables. Removing this product never breaks another one.`,
    `- Network: ${
      blueprint.network.private
        ? 'private endpoints only; nothing of this product has a public address'
        : 'public endpoints, closed to whoever has no identity'
    }.`,
    `- Encryption: ${
      blueprint.encryption.ownKeys
        ? `keys of our own, ${
            blueprint.encryption.hardware ? 'in hardware modules, ' : ''
          }rotated every ${blueprint.encryption.rotationDays} days`
        : 'keys of the cloud'
    }.`,
    `- Masking: columns classified ${blueprint.masking.from} or higher are masked for whoever is not cleared.`,
    `- Tables: ${
      blueprint.tableFormat === 'none'
        ? 'plain Parquet'
        : `${
            blueprint.tableFormat === 'delta' ? 'Delta Lake' : 'Apache Iceberg'
          }, so that a run is published whole or not at all`
    }.`,
    `- Identity: CI has two identities for each environment. One plans and can only read; one applies, and only after a person approved. Both are short-lived (OpenID Connect); no key is stored anywhere.`,
    '',
  ].join('\n');
}
