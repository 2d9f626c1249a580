// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { tablesOf } from './tables';

/**
 * What pipelines read at run time: tables, columns, checks. Their programs are the same for every product, and everything
 * that comes from a contract is data in this document.
 *
 * @internal
 */
export const pipelinePlan = (context: GenerationContext) => ({
  product: context.blueprint.product.name,
  domain: context.blueprint.product.domain,
  version: context.blueprint.product.version,
  tableFormat: context.blueprint.tableFormat === 'none' ? 'parquet' : 'delta',
  tables: tablesOf(context).map(({ contract, object, title, ...table }) => ({
    ...table,
    contract: { id: contract.id ?? null, version: contract.version ?? null },
    columns: table.columns.map(({ path: _, ...column }) => column),
    retentionDays: table.retentionDays ?? null,
    retentionColumn: table.retentionColumn ?? null,
  })),
});
