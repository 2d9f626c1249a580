// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { Contract } from '@meshwright/contracts';
import {
  DESCRIPTOR_LOCATION_ANNOTATION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import { neededTables, referredDocuments } from '@meshwright/quality';
import type { FileTable } from '@meshwright/quality/duckdb';
import {
  allowsPlace,
  placeOf,
  type EngineSettings,
  type ServerTable,
} from '@meshwright/quality/engines';
import { locateFiles } from './contractFiles';
import type { InputContract } from './InputContracts';
import type { MeasuredSource } from './readQualitySettings';

/** A contract of the catalog that a product takes in, or provides beside the one that is checked. @internal */
export interface OtherContract {
  ref: string;
  contract: Contract;
  /** What relationships of the contract that is checked call its document; empty where none points into it. */
  document: string;
  location: string | undefined;
  source: string | undefined;
}

/** Whether checks of a contract look beyond its own tables, or may do so. */
const looksBeyond = (contract: Contract) =>
  referredDocuments(contract).length > 0 ||
  contract.schema.some(({ quality, properties }) =>
    [quality, ...properties.map(one => one.quality)]
      .flat()
      .some(({ type }) => type === 'sql'),
  );

/**
 * The contracts that the checks of one may look at beside its own tables.
 *
 * A relationship names the file of another contract. It is only recognised, and never followed: it means the contract
 * among those that are given which comes from that file of the same source.
 *
 * @param inputs - contracts that the product takes in or provides
 * @internal
 */
export function otherContracts(
  entity: Entity,
  contract: Contract,
  inputs: readonly InputContract[],
): OtherContract[] {
  if (!looksBeyond(contract)) return [];
  const own = stringifyEntityRef(entity);
  const { annotations } = entity.metadata;
  const location = annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
  const documents = new Map(
    referredDocuments(contract).map(document => [
      path.posix.join(path.posix.dirname(location ?? '.'), document),
      document,
    ]),
  );
  return inputs.flatMap(input => {
    const ref = stringifyEntityRef(input.entity);
    const found = ref === own ? undefined : input.read();
    if (!found) return [];
    const { annotations: its } = input.entity.metadata;
    const source = its?.[SOURCE_ANNOTATION];
    const where = its?.[DESCRIPTOR_LOCATION_ANNOTATION];
    const isNear = source === annotations?.[SOURCE_ANNOTATION];
    return {
      ref,
      contract: found,
      document: (isNear && where && documents.get(where)) || '',
      location: where,
      source,
    };
  });
}

/** Their files, of the same source, as far as checks of a contract look at them. @internal */
export async function otherFiles(
  checked: Contract,
  others: readonly OtherContract[],
  source: MeasuredSource,
): Promise<FileTable[]> {
  const tables: FileTable[] = [];
  for (const { contract, document, location, source: its } of others) {
    if (!location || its !== source.source) continue;
    const files = await locateFiles(contract, location, source);
    tables.push(...files.tables.map(table => ({ ...table, document })));
  }
  const needed = new Set(
    checked.schema.flatMap(object => neededTables(checked, object, tables)),
  );
  return tables.filter(table => needed.has(table));
}

/** Their tables on servers, with the server that the settings of an engine are good for where there is one. @internal */
export function otherServerTables(
  others: readonly OtherContract[],
  settings: EngineSettings,
): ServerTable[] {
  return others.flatMap(({ contract, document }) => {
    const server =
      contract.servers.find(one => {
        const place = placeOf(one);
        return place && allowsPlace(settings, place);
      }) ?? contract.servers.at(0);
    return server
      ? contract.schema.map(object => ({ object, document, server }))
      : [];
  });
}
