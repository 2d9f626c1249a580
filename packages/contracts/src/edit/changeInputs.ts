// SPDX-License-Identifier: Apache-2.0
import type { Product } from '../model';
import { readDescriptor } from '../read';
import { isRecord } from '../standards/values';
import { documentsOf } from './documents';
import type { DescriptorEdit } from './edit';
import { editDescriptor } from './editDescriptor';

/** A contract that a product reads, or does not. @public */
export interface InputContract {
  /** Id of the contract. */
  id: string;
  version?: string;
  /** What a new port is called. */
  name: string;
  /** Ref of the contract in a catalog, such as `api:default/orders`, by which Backstage entities name it. */
  ref?: string;
}

/** A descriptor that says what a product reads. @public */
export interface ChangedInputs {
  text: string;
  /** Names of the input ports that were added and taken away. */
  added: string[];
  removed: string[];
}

/** How a format says what a product reads. */
interface InputsPlace {
  /** Where the list of input ports is; undefined for the path of what is not there. */
  path: string;
  ports: Array<{ name: string; path: string; contract?: string }>;
  hasList: boolean;
  portOf(contract: InputContract): object;
  isOf(contract: InputContract, named: string): boolean;
}

const portName = ({ name }: InputContract) =>
  name.replace(/[^A-Za-z0-9_.-]+/g, '-');

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>(
    (found, key) => (isRecord(found) ? found[key] : undefined),
    value,
  );

const readPorts = ({ inputPorts }: Product) =>
  inputPorts.map(({ name, path, contractId }) => ({
    name,
    path,
    contract: contractId,
  }));

const byId = ({ id }: InputContract, named: string) => id === named;

function bitolPlace(product: Product, data: unknown): InputsPlace {
  return {
    path: '/inputPorts',
    ports: readPorts(product),
    hasList: Array.isArray(at(data, 'inputPorts')),
    portOf: contract => ({
      name: portName(contract),
      ...(contract.version !== undefined && { version: contract.version }),
      contractId: contract.id,
    }),
    isOf: byId,
  };
}

function dpdsPlace(product: Product, data: unknown): InputsPlace {
  const own = at(data, 'info', 'fullyQualifiedName');
  return {
    path: '/interfaceComponents/inputPorts',
    ports: readPorts(product),
    hasList: Array.isArray(at(data, 'interfaceComponents', 'inputPorts')),
    portOf: contract => ({
      ...(typeof own === 'string' && {
        fullyQualifiedName: `${own}:inputports:${portName(contract)}`,
      }),
      entityType: 'inputport',
      name: portName(contract),
      version: contract.version ?? '1.0.0',
      promises: {
        api: {
          fullyQualifiedName: contract.id,
          name: portName(contract),
          version: contract.version ?? '1.0.0',
          specification: 'odcs',
          definition: `Data contract ${contract.id}`,
        },
      },
    }),
    isOf: byId,
  };
}

const REF = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/;

/** A ref with the kind and namespace that it leaves out. */
function fullRef(ref: string, namespace: string): string | undefined {
  const [, kind = 'api', space = namespace, name] = REF.exec(ref) ?? [];
  return name && `${kind}:${space}/${name}`.toLocaleLowerCase('en-US');
}

function entityPlace(data: unknown): InputsPlace {
  const ports = at(data, 'spec', 'inputPorts');
  const stated = at(data, 'metadata', 'namespace');
  const namespace = typeof stated === 'string' ? stated : 'default';
  const text = (value: unknown) =>
    typeof value === 'string' ? value : undefined;
  return {
    path: '/spec/inputPorts',
    ports: (Array.isArray(ports) ? ports : []).map((port, index) => ({
      name: text(at(port, 'name')) ?? '',
      path: `/spec/inputPorts/${index}`,
      contract: text(at(port, 'contract')),
    })),
    hasList: Array.isArray(ports),
    portOf: contract => ({
      name: portName(contract),
      contract: contract.ref ?? contract.id,
      ...(contract.version !== undefined && { version: contract.version }),
    }),
    // An entity names a contract by its ref, or by its id or name as the contract states them.
    isOf: ({ id, ref }, named) =>
      named === id ||
      (ref !== undefined &&
        fullRef(named, namespace) === fullRef(ref, 'default')),
  };
}

function placeIn(text: string): InputsPlace {
  const { product, standard, data } = readDescriptor(text);
  if (at(data, 'kind') === 'DataProduct' && isRecord(at(data, 'metadata'))) {
    return entityPlace(data);
  }
  if (product && standard?.id === 'odps-bitol')
    return bitolPlace(product, data);
  if (product && standard?.id === 'dpds') return dpdsPlace(product, data);
  if (product && standard?.id === 'odps-opendataproducts') {
    throw new Error(
      'The descriptor is an ODPS (opendataproducts.org) document, and that standard has no place for what a product reads.',
    );
  }
  throw new Error(
    'The descriptor is of no kind that describes a data product.',
  );
}

function changeOne(
  text: string,
  declare: readonly InputContract[],
  withdraw: readonly InputContract[],
): ChangedInputs {
  const { path, ports, hasList, portOf, isOf } = placeIn(text);
  const has = (contract: InputContract) =>
    ports.some(port => port.contract && isOf(contract, port.contract));
  const gone = ports.filter(port =>
    withdraw.some(
      contract => port.contract !== undefined && isOf(contract, port.contract),
    ),
  );
  const missing = declare.filter(contract => !has(contract)).map(portOf);
  // What goes, goes from the end, so that the paths of those before stay right.
  const edits: DescriptorEdit[] = [...gone]
    .reverse()
    .map(port => ({ path: port.path, remove: true }));
  if (missing.length > 0) {
    edits.push(
      ...(hasList
        ? missing.map(value => ({ path: `${path}/-`, value }))
        : [{ path, value: missing }]),
    );
  }
  return {
    text: editDescriptor(text, edits),
    added: missing.map(port => String(at(port, 'name'))),
    removed: gone.map(({ name }) => name),
  };
}

/**
 * Says in the descriptor of a product that it reads contracts, or no longer does: in ODPS (Bitol), in DPDS, and in the
 * `DataProduct` entity of a Backstage file, also of one with several entities. All else stays as it is, comments too.
 *
 * @param change - contracts to `declare` and to `withdraw`; `entity` is the name of the product in a file with several
 * @returns undefined where the descriptor says so already
 * @throws Error for a standard that has no place for it, or a text that cannot be read, in words for people
 * @public
 */
export function changeInputs(
  text: string,
  change: {
    declare?: readonly InputContract[];
    withdraw?: readonly InputContract[];
    entity?: string;
  },
): ChangedInputs | undefined {
  const { declare = [], withdraw = [], entity } = change;
  const parts = documentsOf(text);
  const products = parts.filter(part => part.isProduct);
  const wanted =
    products.find(part => part.name === entity) ??
    (products.length === 1 ? products[0] : undefined);
  if (parts.length > 1 && !wanted) {
    throw new Error(
      products.length === 0
        ? 'None of the documents of the file is a data product.'
        : `The file has several data products, and none is called ${entity}.`,
    );
  }
  const part = wanted ?? { start: 0, end: text.length };
  const own = text.slice(part.start, part.end);
  const changed = changeOne(own, declare, withdraw);
  if (changed.text === own) return undefined;
  return {
    ...changed,
    text: text.slice(0, part.start) + changed.text + text.slice(part.end),
  };
}
