// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  Property,
  SchemaObject,
  Server,
} from '@meshwright/contracts';
import type { Identifier } from '../../identity/normalise';
import {
  locationIdentifier,
  serverIdentifier,
} from '../../identity/serverNaming';

/** A contract with the file it is from. @internal */
export interface SourcedContract {
  contract: Contract;
  file: string;
}

/** An object of a contract, and the dataset it is. @internal */
export interface ContractDataset extends Identifier {
  contract: Contract;
  file: string;
  object: SchemaObject;
  /** The server it lies on; absent where the contract names none that can be placed. */
  server?: Server;
  columns: ContractColumn[];
}

/** @internal */
export interface ContractColumn {
  name: string;
  property: Property;
}

/** The server that people mean when they name no environment: production, else the first. */
function byImportance(servers: readonly Server[]): Server[] {
  const production = (server: Server) =>
    /^prod/i.test(server.environment ?? '') || /^prod/i.test(server.server);
  return [
    ...servers.filter(production),
    ...servers.filter(s => !production(s)),
  ];
}

/** A path from the contract's own file says where something is to nobody else. */
const isRelative = ({ type, details: { path } }: Server): boolean =>
  /^(local|file)$/i.test(type) &&
  typeof path === 'string' &&
  /^\.{1,2}\//.test(path);

/** Name of a property where the data is. @internal */
export const physicalName = (part: { name: string; physicalName?: string }) =>
  part.physicalName ?? part.name;

function columnsOf(properties: Property[], prefix = '', depth = 0) {
  const columns: ContractColumn[] = [];
  for (const property of properties) {
    const name = `${prefix}${physicalName(property)}`;
    columns.push({ name, property });
    if (depth < 20) {
      columns.push(...columnsOf(property.properties, `${name}.`, depth + 1));
      const inner = property.items?.properties ?? [];
      columns.push(...columnsOf(inner, `${name}.`, depth + 1));
    }
  }
  return columns;
}

const placeless = (contract: Contract, object: SchemaObject): Identifier => ({
  namespace: `contract://${contract.id ?? contract.name ?? 'unnamed'}`,
  name: physicalName(object),
});

/**
 * The identity of an object on a server. Where several objects would be one, since the server states only the folder
 * that all of them are in, each is a folder of its own in it.
 */
function placeOf(
  { schema }: Contract,
  object: SchemaObject,
  server: Server,
): Identifier | undefined {
  const own = physicalName(object);
  const id = serverIdentifier(server, own);
  const isShared = schema.some(other => {
    if (!id || other === object || physicalName(other) === own) return false;
    const place = serverIdentifier(server, physicalName(other));
    return place?.namespace === id.namespace && place.name === id.name;
  });
  return id && isShared ? { ...id, name: `${id.name}/${own}` } : id;
}

/**
 * The datasets that a contract describes: each object on its main server, and apart from these the same object on the
 * other servers, which are other data.
 *
 * @internal
 */
export function datasetsOf({ contract, file }: SourcedContract): {
  main: ContractDataset[];
  others: ContractDataset[];
} {
  const main: ContractDataset[] = [];
  const others: ContractDataset[] = [];
  for (const object of contract.schema) {
    const everywhere = contract.servers.filter(server => !isRelative(server));
    const servers = everywhere.length > 0 ? everywhere : contract.servers;
    const placed = byImportance(servers).flatMap(server => {
      const id = placeOf(contract, object, server);
      return id ? [{ ...id, server }] : [];
    });
    const common = {
      contract,
      file,
      object,
      columns: columnsOf(object.properties),
    };
    const [first, ...rest] = placed;
    main.push({ ...common, ...(first ?? placeless(contract, object)) });
    others.push(...rest.map(id => ({ ...common, ...id })));
  }
  return { main, others };
}

/**
 * Where the files of a catalogued table lie, which is how engines without the catalog name it. Undefined where the
 * location is shared by several objects, or is only a place for results.
 *
 * @internal
 */
export function locationOf(dataset: ContractDataset): Identifier | undefined {
  const { server, contract, object } = dataset;
  const location = server?.details.location;
  if (!server || typeof location !== 'string') return undefined;
  if (!/^(glue|athena|databricks|hive)$/i.test(server.type)) return undefined;
  const own = location.replace(
    /\{(model|object|table)\}/g,
    physicalName(object),
  );
  const alone = contract.schema.length === 1 || own !== location;
  return alone ? locationIdentifier(own) : undefined;
}

/** An object of a contract with the identity of its dataset. @public */
export interface IdentifiedObject extends Identifier {
  object: SchemaObject;
}

/**
 * The datasets that a contract describes, under the names that lineage has for them.
 *
 * @public
 */
export function datasetsOfContract(contract: Contract): IdentifiedObject[] {
  return datasetsOf({ contract, file: '' }).main.map(
    ({ namespace, name, object }) => ({ namespace, name, object }),
  );
}
