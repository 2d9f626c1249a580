// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import {
  type Entity,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  type Contract,
  readDescriptor,
  type Server,
} from '@meshwright/contracts';
import {
  DESCRIPTOR_LOCATION_ANNOTATION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { FileTable } from '@meshwright/quality/duckdb';
import {
  allowsPlace,
  placeOf,
  type ServerTable,
} from '@meshwright/quality/engines';
import { type ContractFiles, locateFiles } from './contractFiles';
import type { InputContract } from './InputContracts';
import {
  type OtherContract,
  otherContracts,
  otherFiles,
  otherServerTables,
} from './otherTables';
import type { MeasuredEngine } from './readEngines';
import type { MeasuredSource } from './readQualitySettings';

/** Where the data of a contract can be measured. @internal */
export type Target = {
  contractRef: string;
  contract: Contract;
  /** Text of the contract. */
  definition: string;
  product: Entity;
  /** Contracts whose tables its checks may look at. */
  beside: readonly OtherContract[];
} & (
  | { kind: 'files'; files: ContractFiles; others: readonly FileTable[] }
  | {
      kind: 'server';
      server: Server;
      engine: MeasuredEngine;
      others: readonly ServerTable[];
    }
);

/** What the configuration lets the portal measure. @internal */
export interface Measurable {
  sources: readonly MeasuredSource[];
  engines: readonly MeasuredEngine[];
}

function engineFor(
  contract: Contract,
  domains: readonly string[],
  engines: readonly MeasuredEngine[],
): { server: Server; engine: MeasuredEngine } | undefined {
  for (const server of contract.servers) {
    const place = placeOf(server);
    const engine =
      place &&
      engines.find(
        one =>
          allowsPlace(one.settings, place) &&
          (one.domains.length === 0 ||
            one.domains.some(domain => domains.includes(domain))),
      );
    if (engine) return { server, engine };
  }
  return undefined;
}

/**
 * Where the data of a contract of a product can be measured: in files on the disk of the portal, else on the first of its
 * servers that an engine is configured for; undefined where nowhere.
 *
 * @param inputs - contracts that the product takes in or provides, with whose tables its rules may compare
 * @internal
 */
export async function targetOf(
  entity: Entity,
  product: Entity,
  { sources, engines }: Measurable,
  inputs: readonly InputContract[] = [],
): Promise<Target | undefined> {
  const { annotations } = entity.metadata;
  const definition = entity.spec?.definition;
  if (typeof definition !== 'string') return undefined;
  const location = annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
  const { contract } = readDescriptor(definition, { file: location });
  if (!contract) return undefined;
  const beside = otherContracts(entity, contract, inputs);
  const common = {
    contractRef: stringifyEntityRef(entity),
    contract,
    definition,
    product,
    beside,
  };
  const source = sources.find(
    one => one.source === annotations?.[SOURCE_ANNOTATION],
  );
  if (source && location) {
    const files = await locateFiles(contract, location, source);
    if (files.tables.length + files.missing.length > 0) {
      const others = await otherFiles(contract, beside, source);
      return { ...common, kind: 'files', files, others };
    }
  }
  const domains = (product.relations ?? [])
    .filter(({ type }) => type === RELATION_PART_OF)
    .map(({ targetRef }) => targetRef);
  const found = engineFor(contract, domains, engines);
  return (
    found && {
      ...common,
      kind: 'server',
      ...found,
      others: otherServerTables(beside, found.engine.settings),
    }
  );
}

/**
 * Changes when a contract, one of its files, or a file that its checks may look at does. What changes on a server cannot be seen from outside.
 *
 * @internal
 */
export async function fingerprintOf(
  targets: readonly Target[],
): Promise<string> {
  const hash = createHash('sha256');
  for (const target of targets) {
    const { contractRef, definition, kind } = target;
    const files =
      kind === 'files' ? [...target.files.tables, ...target.others] : [];
    const states = await Promise.all(
      files.map(async ({ path }) => {
        const state = await fs.stat(path).catch(() => undefined);
        return [path, state?.size, state?.mtimeMs];
      }),
    );
    const engine = kind === 'server' ? target.engine.settings.name : null;
    hash.update(JSON.stringify([contractRef, definition, engine, states]));
  }
  return hash.digest('hex');
}
