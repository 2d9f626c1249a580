// SPDX-License-Identifier: Apache-2.0
import type {
  FindingCounts,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';
import type { ProductContent } from '../analysis';
import type { EntityRow, ReferenceRow } from '../database';
import type { QueryContext } from './context';
import { Links } from './links';
import { consumerCounts, contractProblems } from './productTotals';

/**
 * Loads products as lists show them, in the order of the ids. The ids are of products that the caller may see.
 *
 * @internal
 */
export async function loadSummaries(
  context: QueryContext,
  ids: number[],
): Promise<ProductSummary[]> {
  if (ids.length === 0) {
    return [];
  }
  const { knex } = context;
  const rows: EntityRow[] = await knex('marketplace_entity').whereIn('id', ids);
  const references: ReferenceRow[] = await knex('marketplace_reference')
    .whereIn('source_id', ids)
    .whereIn('field', ['owner', 'domain', 'additionalDomain'])
    .orderBy(['source_id', 'position']);
  const links = await Links.load(
    context,
    references.map(reference => reference.ref),
  );
  const consumers = await loadConsumerCounts(context, ids);
  const problems = await loadContractProblems(context, ids);

  const rowById = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => {
    const row = rowById.get(id);
    if (!row) {
      return [];
    }
    const own = references.filter(reference => reference.source_id === id);
    const inContracts = problems.get(id);
    return [
      {
        ...contentSummary(JSON.parse(row.content)),
        entityRef: row.ref,
        title: row.title,
        domain: linksIn(own, 'domain', links)[0],
        additionalDomains: linksIn(own, 'additionalDomain', links),
        owner: linksIn(own, 'owner', links)[0],
        consumerCount: consumers.get(id) ?? 0,
        problems: {
          errors: row.errors + (inContracts?.errors ?? 0),
          warnings: row.warnings + (inContracts?.warnings ?? 0),
        },
        updatedAt: new Date(Number(row.updated_at)).toISOString(),
      },
    ];
  });
}

function contentSummary(content: ProductContent) {
  return {
    name: content.name,
    purpose: content.purpose ?? content.description,
    type: content.type,
    lifecycle: content.lifecycle,
    classification: content.classification,
    version: content.version,
    platforms: content.platforms,
    tags: content.tags,
    inputPortCount: content.inputPorts.length,
    outputPortCount: content.outputPorts.length,
  };
}

function linksIn(
  references: ReferenceRow[],
  field: ReferenceRow['field'],
  links: Links,
) {
  return references
    .filter(reference => reference.field === field)
    .map(({ ref, written }) => links.to(ref, written));
}

async function loadConsumerCounts(
  context: QueryContext,
  ids: number[],
): Promise<Map<number, number>> {
  const rows: Array<{ product_id: number; consumers: number | string }> =
    await consumerCounts(context).whereIn('connection.provider_id', ids);
  return new Map(rows.map(row => [row.product_id, Number(row.consumers)]));
}

async function loadContractProblems(
  context: QueryContext,
  ids: number[],
): Promise<Map<number, FindingCounts>> {
  const rows: Array<{
    product_id: number;
    errors: number | string;
    warnings: number | string;
  }> = await contractProblems(context).whereIn('offered.product_id', ids);
  return new Map(
    rows.map(row => [
      row.product_id,
      { errors: Number(row.errors), warnings: Number(row.warnings) },
    ]),
  );
}
