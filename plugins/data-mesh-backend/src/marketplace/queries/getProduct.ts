// SPDX-License-Identifier: Apache-2.0
import type {
  InputPortDetail,
  OutputPortDetail,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import type {
  InputPortContent,
  OutputPortContent,
  ProductContent,
} from '../analysis';
import type { EntityRow, ReferenceRow } from '../database';
import { PRODUCT_KIND, type QueryContext } from './context';
import { ContractLinks } from './contractLinks';
import { loadFindings } from './productFindings';
import { loadNeighbours, type ProductNeighbours } from './productNeighbours';
import { loadSummaries } from './productSummaries';
import { fieldName, narrowToUnresolved, unresolvedMessage } from './unresolved';

/** Everything about one product; undefined where there is none, or none that the caller may see. @internal */
export async function getProduct(
  context: QueryContext,
  ref: string,
): Promise<ProductDetail | undefined> {
  const { knex, visibility } = context;
  const row: EntityRow | undefined = await visibility
    .narrow(
      knex('marketplace_entity as entity')
        .select('entity.*')
        .where('entity.role', 'product')
        .where('entity.ref', ref),
      { id: 'entity.id', kind: PRODUCT_KIND },
    )
    .first();
  const [summary] = row ? await loadSummaries(context, [row.id]) : [];
  if (!row || !summary) {
    return undefined;
  }
  const content: ProductContent = JSON.parse(row.content);
  const offered = await ContractLinks.load(
    context,
    refsOf(content.outputPorts),
  );
  const read = await ContractLinks.load(context, refsOf(content.inputPorts));
  const consumers = await loadNeighbours(context, row.id, 'consumer');
  const providers = await loadNeighbours(context, row.id, 'provider');
  const found = await loadFindings(context, [row.id, ...offered.ids]);

  return {
    ...summary,
    description: content.description,
    limitations: content.limitations,
    usage: content.usage,
    outputPorts: content.outputPorts.map(port =>
      outputPort(port, offered, consumers),
    ),
    inputPorts: content.inputPorts.map(port =>
      inputPort(port, read, providers),
    ),
    providers: providers.all.links,
    moreProviders: providers.all.more,
    consumers: consumers.all.links,
    serviceLevels: content.serviceLevels,
    support: content.support,
    findings: found.findings,
    moreFindings: found.more,
    unresolved: await loadUnresolved(context, row.id),
    source: content.source,
    descriptorLocation: content.descriptorLocation,
  };
}

function refsOf(ports: InputPortContent[]): string[] {
  return ports.flatMap(port => port.contract?.ref ?? []);
}

function outputPort(
  port: OutputPortContent,
  contracts: ContractLinks,
  consumers: ProductNeighbours,
): OutputPortDetail {
  const readers = port.contract && consumers.byContract.get(port.contract.ref);
  return {
    name: port.name,
    type: port.type,
    version: port.version,
    description: port.description,
    platform: port.platform,
    contract: port.contract && contracts.to(port.contract),
    environments: port.environments,
    consumers: readers?.links ?? [],
    moreConsumers: readers?.more ?? 0,
  };
}

function inputPort(
  port: InputPortContent,
  contracts: ContractLinks,
  providers: ProductNeighbours,
): InputPortDetail {
  return {
    name: port.name,
    version: port.version,
    description: port.description,
    contract: port.contract && contracts.to(port.contract),
    provider:
      port.contract && providers.byContract.get(port.contract.ref)?.links[0],
  };
}

async function loadUnresolved(
  context: QueryContext,
  id: number,
): Promise<ProductDetail['unresolved']> {
  const query = context
    .knex('marketplace_reference as reference')
    .where('reference.source_id', id)
    .orderBy('reference.position');
  const rows: ReferenceRow[] = await narrowToUnresolved(context, query);
  return rows.map(({ field, written }) => ({
    field: fieldName(field),
    reference: written,
    message: unresolvedMessage(field, written),
  }));
}
