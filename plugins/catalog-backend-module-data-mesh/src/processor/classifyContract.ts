// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import { readDescriptor } from '@meshwright/contracts';
import {
  type Classification,
  classificationOf,
  columnsOfContract,
  strictestClassification,
} from '@meshwright/plugin-data-mesh-common';
import { sha256 } from '../database/keys';

/** Raised when the same contract would be classified otherwise. */
const REVISION = 'classification-1';
/** Columns that are looked at; a contract with more is held as strictly as can be. */
const MOST_COLUMNS = 20_000;

/** Classification of the strictest column; a contract that nobody can read may hold anything. */
function strictestColumn(definition: string): Classification | undefined {
  const { contract } = readDescriptor(definition, { file: 'spec.definition' });
  if (!contract) return 'restricted';
  const columns = columnsOfContract(contract, { limit: MOST_COLUMNS });
  if (columns.length >= MOST_COLUMNS) return 'restricted';
  return strictestClassification(
    columns.map(({ property }) => classificationOf(property.classification)),
  );
}

/**
 * The entity of a contract with `spec.classification`: that of its strictest column, or what it states itself where
 * that is stricter. Who may read a contract reads all of it, so permission checks go by its strictest part.
 *
 * @internal
 */
export async function classifyContract(
  entity: Entity,
  cache: CatalogProcessorCache,
): Promise<Entity> {
  const { classification: stated, definition } = entity.spec ?? {};
  if (typeof definition !== 'string') return entity;
  const hash = sha256(REVISION, definition);
  const known = await cache.get<JsonObject>('contract-classification');
  let ofColumns = classificationOf(
    known?.hash === hash ? String(known.classification) : undefined,
  );
  if (known?.hash !== hash) {
    ofColumns = strictestColumn(definition);
    await cache.set('contract-classification', {
      hash,
      classification: ofColumns ?? '',
    });
  }
  const classification = strictestClassification([
    ofColumns,
    classificationOf(typeof stated === 'string' ? stated : undefined),
  ]);
  return classification
    ? { ...entity, spec: { ...entity.spec, classification } }
    : entity;
}
