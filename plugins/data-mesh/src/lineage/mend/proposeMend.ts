// SPDX-License-Identifier: Apache-2.0
import type { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type {
  GitHostApi,
  LineageApi,
  LineageDependency,
} from '@meshwright/plugin-data-mesh-common';
import type { InputContract } from '@meshwright/contracts';
import { DESCRIPTOR_LOCATION_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { stringify } from 'yaml';
import { productRefOf, refName, shortName } from '../graph/lineageWords';
import { localFileOf } from './localFile';
import { planMend } from './planMend';
import type { Mend } from './planMend';
import { proposeOnHost } from './proposeOnHost';

/** Datasets above a product that are looked at for contracts. */
const MOST_DATASETS = 2_000;
/** The template that proposes it on whatever host the repository is. */
const TEMPLATE = 'template:default/product-inputs';
/** Steps between products that go through datasets nobody provides. */
const MOST_STEPS = 5;

/** What became of the wish to mend a declaration. @internal */
export type MendResult =
  | { kind: 'opened'; number: number; path: string; words: string }
  /** A task of the templates proposes it, where the repository is. */
  | { kind: 'started'; task: string }
  | { kind: 'done' }
  | {
      kind: 'by-hand';
      /** Why the portal cannot do it. */
      reason: string;
      /** Where the descriptor is, as the catalog knows it. */
      location?: string;
      advice: string;
      snippet?: string;
    };

/** What a proposal is made with. @internal */
export interface MendTools {
  catalog: CatalogApi;
  lineage: LineageApi;
  /** The portal's own git host; absent where there is none. */
  host?: GitHostApi;
  /** Templates; absent where the portal has none. */
  scaffolder?: Pick<typeof scaffolderApiRef.T, 'scaffold'>;
  /** Address of the repositories' page, as the portal writes it in locations. */
  repositories: string;
}

/** Contracts of one product by which data comes to another; all of its contracts where it is not seen to come. */
async function contractsBetween(
  { lineage }: MendTools,
  { from, to }: LineageDependency,
  mend: Mend,
): Promise<InputContract[]> {
  const { nodes } = await lineage.getLineage(
    mend === 'declare'
      ? {
          node: to.id,
          granularity: 'dataset',
          direction: 'up',
          depth: MOST_STEPS,
          limit: MOST_DATASETS,
        }
      : {
          node: from.id,
          granularity: 'dataset',
          depth: 0,
          limit: MOST_DATASETS,
        },
  );
  const found = new Map<string, InputContract>();
  for (const { facts, name = '' } of nodes) {
    if (facts?.product !== from.id) continue;
    for (const { id, version, file } of facts.contracts ?? []) {
      found.set(id, {
        id,
        ...(version !== undefined && { version }),
        name: shortName(name),
        ...(file?.startsWith('api:') && { ref: file }),
      });
    }
  }
  return [...found.values()];
}

/**
 * Proposes a change of a product's descriptor, so that it declares what is observed: as a change request where the
 * descriptor lies on the portal's own git host, by a task of the templates where it is on another one, else as advice.
 *
 * @param mend - `declare` what is only observed, or `withdraw` what is only declared
 * @throws Error with what did not work, in words
 * @internal
 */
export async function proposeMend(
  tools: MendTools,
  dependency: LineageDependency,
  mend: Mend,
): Promise<MendResult> {
  const { catalog, host, repositories, scaffolder } = tools;
  const { from, to } = dependency;
  const ref = productRefOf(to.id);
  const source =
    from.facts?.title ?? refName(productRefOf(from.id) ?? from.name);
  const target = to.facts?.title ?? refName(ref ?? to.name);
  const [entity, contracts] = await Promise.all([
    ref === undefined ? undefined : catalog.getEntityByRef(ref),
    contractsBetween(tools, dependency, mend),
  ]);
  const location =
    entity?.metadata.annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
  const snippet =
    contracts.length > 0
      ? stringify({
          inputPorts: contracts.map(({ id, version, name }) => ({
            name,
            ...(version !== undefined && { version }),
            contractId: id,
          })),
        })
      : undefined;
  const byHand = (reason: string): MendResult => ({
    kind: 'by-hand',
    reason,
    location,
    advice:
      mend === 'declare'
        ? `Add an input port for ${source} to the descriptor of ${target}.`
        : `Take the input port for ${source} out of the descriptor of ${target}, or see why its pipeline does not report.`,
    ...(mend === 'declare' && snippet && { snippet }),
  });
  if (contracts.length === 0) {
    return byHand(`No contract of ${source} is known by which the data comes.`);
  }
  const file = localFileOf(location, repositories);
  if (!file || !host) {
    const template =
      scaffolder && /^https?:/.test(location ?? '')
        ? await catalog.getEntityByRef(TEMPLATE)
        : undefined;
    if (!template || ref === undefined) {
      return byHand(
        'The descriptor is in no repository that the portal can propose a change to.',
      );
    }
    const { taskId } = await scaffolder!.scaffold({
      templateRef: TEMPLATE,
      values: {
        product: ref,
        [mend]: contracts.map(contract => ({ ...contract })),
      },
    });
    return { kind: 'started', task: taskId };
  }
  const { text, reason } = await host.getFile(file.repository, {
    ref: file.branch,
    path: file.path,
  });
  if (text === undefined) {
    return byHand(`The descriptor is ${reason ?? 'no text'}.`);
  }
  const planned = planMend(text, mend, contracts, entity?.metadata.name);
  if (!planned) return { kind: 'done' };
  const request = await proposeOnHost(host, file, {
    branch: `lineage/${mend}-${from.name.replace(/[^A-Za-z0-9-]+/g, '-')}`,
    title:
      mend === 'declare'
        ? `Declare that ${target} reads ${source}`
        : `No longer declare that ${target} reads ${source}`,
    description: `${
      mend === 'declare'
        ? 'Lineage that was observed shows a dependency that nobody declares.'
        : 'Lineage that was observed does not show a dependency that is declared.'
    } ${planned.words}.`,
    text: planned.text,
  });
  return { kind: 'opened', words: planned.words, ...request };
}
