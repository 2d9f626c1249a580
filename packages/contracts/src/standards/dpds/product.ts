// SPDX-License-Identifier: Apache-2.0
import type { SourceDocument } from '../../document/types';
import type {
  AuthoritativeDefinition,
  CustomProperty,
  InputPort,
  ManagementPort,
  OutputPort,
  Product,
  SupportChannel,
} from '../../model';
import { platformsOf, productType } from '../productType';
import { defined, isRecord, Value } from '../values';
import { type PortKind, portKinds, portsOf } from './ports';
import { References } from './references';

/** A port with what its reference says about it. */
interface FoundPort {
  /** The port as it stands among the others, maybe only a reference. */
  place: Value;
  /** The port itself; not present where it is in another file. */
  port: Value;
  name: string;
  description?: string;
}

/** A name after what a reference names: `trip-status` for `ports/trip-status.json` and `#/a/trip-status`. */
function nameOf(target: string): string {
  if (target.startsWith('#')) return target.split('/').pop() ?? target;
  const file = target.split(/[?#]/)[0].split('/').pop() ?? '';
  return file.replace(/\.[^.]*$/, '') || target;
}

/**
 * Finds the ports of a kind. A port without name is called by its id or qualified name, one in another
 * file by the name of that file: it is listed, since the product has it, with nothing else known of it.
 */
function findPorts(
  root: Value,
  references: References,
  kind: PortKind,
): FoundPort[] {
  return portsOf(root, kind).map(place => {
    const port = references.resolved(place);
    const target = place.at('$ref').text();
    const name =
      port.at('name').text() ||
      port.at('displayName').text() ||
      port.first('id', 'fullyQualifiedName').text() ||
      (target === undefined ? '' : nameOf(target));
    return {
      place,
      port,
      name,
      // The description beside a reference goes before that of the port.
      description:
        place.at('description').text() ?? port.at('description').text(),
    };
  });
}

function readContract(references: References, port: Value) {
  const promises = references.resolved(port.at('promises'));
  const api = references.resolved(promises.at('api'));
  const definition = references.resolved(api.at('definition'));
  return {
    contractId: api.first('fullyQualifiedName', 'id').text(),
    contractVersion: api.at('version').text(),
    inlineContract: definition.present ? definition.raw : undefined,
  };
}

function readInputPort(references: References, found: FoundPort): InputPort {
  const { port } = found;
  const { contractId, contractVersion } = readContract(references, port);
  return defined<InputPort>({
    path: found.place.pointer,
    name: found.name,
    version: port.at('version').text(),
    contractId,
    contractVersion,
    description: found.description,
    tags: port.at('tags').texts(),
  });
}

/** Two ports in one application make a pair; a generated document must not make millions of them. */
const maxPairs = 100_000;

/** The ports that a list names: applications name them by qualified name, people also by name. */
function portsNamed(list: Value, ports: Map<string, FoundPort>): FoundPort[] {
  return [...new Set(list.texts())].flatMap(name => ports.get(name) ?? []);
}

function byName(ports: FoundPort[]): Map<string, FoundPort> {
  const named = new Map<string, FoundPort>();
  for (const found of ports) {
    if (found.name !== '') named.set(found.name, found);
    const qualified = found.port.at('fullyQualifiedName').text();
    if (qualified !== undefined) named.set(qualified, found);
  }
  return named;
}

/**
 * Contracts that output ports are made from: those of the input ports that an application consumes from,
 * for the ports that it provides to.
 */
function readLineage(
  root: Value,
  references: References,
  inputs: FoundPort[],
  outputs: FoundPort[],
): Map<FoundPort, OutputPort['inputContracts']> {
  const inputNames = byName(inputs);
  const outputNames = byName(outputs);
  const lineage = new Map<FoundPort, Map<string, string | undefined>>();
  let pairs = 0;
  for (const place of root
    .at('internalComponents')
    .at('applicationComponents')
    .records()) {
    const application = references.resolved(place);
    const consumed = portsNamed(application.at('consumesFrom'), inputNames);
    for (const output of portsNamed(
      application.at('providesTo'),
      outputNames,
    )) {
      const contracts = lineage.get(output) ?? new Map();
      lineage.set(output, contracts);
      for (const input of consumed) {
        if (++pairs > maxPairs) break;
        const { contractId, contractVersion } = readContract(
          references,
          input.port,
        );
        if (contractId !== undefined)
          contracts.set(contractId, contractVersion);
      }
    }
  }
  return new Map(
    [...lineage].map(([output, contracts]) => [
      output,
      [...contracts].map(([id, version]) => defined({ id, version })),
    ]),
  );
}

function readOutputPort(
  references: References,
  found: FoundPort,
  inputContracts: OutputPort['inputContracts'],
): OutputPort {
  const { port } = found;
  const promises = references.resolved(port.at('promises'));
  return defined<OutputPort>({
    path: found.place.pointer,
    name: found.name,
    version: port.at('version').text(),
    description: found.description,
    // The specification's own example writes `serviceType`.
    type: promises.first('servicesType', 'serviceType').text(),
    ...readContract(references, port),
    platform: promises.at('platform').text(),
    inputContracts,
    locations: [],
    serviceLevels: [],
    tags: port.at('tags').texts(),
  });
}

function readManagementPort(found: FoundPort, kind: PortKind): ManagementPort {
  return defined<ManagementPort>({
    path: found.place.pointer,
    name: found.name,
    content: kind.content,
    type: found.port.at('promises').first('servicesType', 'serviceType').text(),
    description: found.description,
  });
}

function readContactPoint(contact: Value): SupportChannel[] {
  const address = contact.at('address').text();
  const channel = contact.at('name').text() ?? address;
  if (channel === undefined) return [];
  const isMail = address !== undefined && /^[^\s@:]+@[^\s@]+$/.test(address);
  return [
    defined<SupportChannel>({
      channel,
      url: isMail ? `mailto:${address}` : address,
      tool: contact.at('channel').text(),
      description: contact.at('description').text(),
    }),
  ];
}

function readDocs(holder: Value): AuthoritativeDefinition[] {
  const docs = holder.at('externalDocs');
  const url = docs.at('$href').text();
  if (url === undefined) return [];
  return [
    defined<AuthoritativeDefinition>({
      url,
      type: 'documentation',
      description: docs.at('description').text(),
    }),
  ];
}

/** Extensions of the specification (`x-…`), which are what custom properties are elsewhere. */
function readExtensions(...holders: Value[]): CustomProperty[] {
  return holders.flatMap(holder =>
    holder
      .members()
      .filter(([name, value]) => name.startsWith('x-') && value.present)
      .map(([name, value]) => ({ property: name, value: value.raw })),
  );
}

/**
 * Reads a data product descriptor (DPDS) into the canonical model.
 *
 * The id is the qualified name. Classification, type and status, which the specification has no field for,
 * are read from the extensions `x-classification`, `x-type` and `x-status` of the info object. Platforms are
 * those of the output ports.
 *
 * @internal
 */
export function readDescriptorProduct(document: SourceDocument): Product {
  const root = Value.of(document);
  const info = root.at('info');
  const [inputKind, outputKind, ...managementKinds] = portKinds;
  const references = new References(root);
  const inputs = findPorts(root, references, inputKind);
  const outputs = findPorts(root, references, outputKind);
  const lineage = readLineage(root, references, inputs, outputs);
  const outputPorts = outputs.map(found =>
    readOutputPort(references, found, lineage.get(found) ?? []),
  );
  const owner = info.at('owner');
  const ownerId = (isRecord(owner.raw) ? owner.at('id') : owner).text();
  const ownerName = owner.at('name').text();
  const displayName = info.at('displayName').text();
  const name = info.at('name').text();
  const type = info.at('x-type').text();
  const description = info.at('description').text();
  return defined<Product>({
    id: info.first('fullyQualifiedName', 'id').text(),
    name,
    title: displayName === name ? undefined : displayName,
    version: info.at('version').text(),
    status: info.at('x-status').text(),
    domain: info.at('domain').text(),
    type: type === undefined ? undefined : productType(type),
    classification: info.at('x-classification').text(),
    owner: ownerId ?? ownerName,
    description: defined({ text: description }),
    tags: root.at('tags').texts(),
    platforms: platformsOf(outputPorts),
    inputPorts: inputs.map(found => readInputPort(references, found)),
    outputPorts,
    managementPorts: managementKinds.flatMap(kind =>
      findPorts(root, references, kind).map(found =>
        readManagementPort(found, kind),
      ),
    ),
    serviceLevels: [],
    team:
      ownerId === undefined && ownerName === undefined
        ? undefined
        : {
            members: [
              defined({ username: ownerId, name: ownerName, role: 'owner' }),
            ],
          },
    support: info.at('contactPoints').records().flatMap(readContactPoint),
    authoritativeDefinitions: [
      ...readDocs(root),
      ...portKinds.flatMap(kind =>
        portsOf(root, kind).flatMap(place =>
          readDocs(references.resolved(place)),
        ),
      ),
    ],
    customProperties: readExtensions(root, info),
  });
}
