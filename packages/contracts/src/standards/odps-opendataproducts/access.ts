// SPDX-License-Identifier: Apache-2.0
import type { OutputPort } from '../../model';
import { defined, isRecord, type Value } from '../values';
import { localized, member, resolved } from './members';

/** Members by which a single way of access is known from a map of several. */
const accessFields = [
  'accessURL',
  'outputPortType',
  'authenticationMethod',
  'specification',
  'format',
  'documentationURL',
];

const isAccess = (value: Value) =>
  accessFields.some(name => {
    const field = member(value, name);
    return field.present && !isRecord(field.raw);
  });

/** A way of access to a product, with the name that it has among the others. @internal */
export interface Access {
  /** Where it stands among the others, maybe only a reference. */
  place: Value;
  value: Value;
  name: string;
}

/**
 * The ways of access to a product, from a map by name, a list, or a single one.
 *
 * @internal
 */
export function findAccess(root: Value, product: Value): Access[] {
  const section = resolved(root, member(product, 'dataAccess'));
  const listed = (place: Value, fallback: string): Access => {
    const value = resolved(root, place);
    return {
      place,
      value,
      name: localized(member(value, 'name')) ?? fallback,
    };
  };
  if (Array.isArray(section.raw)) {
    const items = section.records();
    return items.map((item, index) =>
      listed(item, items.length === 1 ? 'default' : `access ${index + 1}`),
    );
  }
  if (!isRecord(section.raw)) return [];
  if (isAccess(section)) return [listed(section, 'default')];
  return section
    .members()
    .filter(([name, { raw }]) => isRecord(raw) && !name.startsWith('x-'))
    .map(([name, place]) => ({ place, value: resolved(root, place), name }));
}

/** The contract of a product: the only one, or among several the one called `default`, else the first. @internal */
export function findContract(root: Value, holder: Value): Value {
  const contract = resolved(root, member(holder, 'contract'));
  const isContract = (value: Value) =>
    isRecord(value.raw) &&
    ['id', 'contractURL', 'spec', 'type', '$ref'].some(
      name => member(value, name).present,
    );
  if (isContract(contract) || !isRecord(contract.raw)) return contract;
  const profiles = contract
    .members()
    .map(([name, place]) => ({ name, value: resolved(root, place) }))
    .filter(({ value }) => isContract(value));
  const chosen =
    profiles.find(({ name }) => name.toLowerCase() === 'default') ??
    profiles[0];
  return chosen ? chosen.value : contract;
}

/** A text that is an absolute URL; files often have a sentence there. */
function url(value: Value): string | undefined {
  const text = value.text();
  return text !== undefined && /^[a-z][a-z0-9+.-]*:\S+$/i.test(text)
    ? text
    : undefined;
}

function contractOf(contract: Value) {
  const { raw } = member(contract, 'spec');
  return defined({
    contractId:
      member(contract, 'id').text() ?? url(member(contract, 'contractURL')),
    inlineContract: isRecord(raw) ? raw : undefined,
  });
}

/**
 * Reads the output ports of a product: one for each way of access, all with the product's contract unless
 * they name their own. A product that has a contract and says nothing of access has one port, `default`.
 *
 * The specification's `contractVersion` is the version of the contract's standard, so it is not read.
 *
 * @internal
 */
export function readOutputPorts(root: Value, product: Value): OutputPort[] {
  const contract = findContract(root, product);
  const ports = findAccess(root, product).map(({ place, value, name }) => {
    const own = findContract(root, value);
    const accessUrl = url(member(value, 'accessURL'));
    return defined<OutputPort>({
      path: place.pointer,
      name,
      description:
        localized(member(value, 'description')) ??
        // The name for people, where the port goes by its key.
        localized(member(value, 'name')),
      type: member(value, 'outputPortType', 'type').text(),
      ...contractOf(own.present ? own : contract),
      inputContracts: [],
      locations: accessUrl === undefined ? [] : [{ url: accessUrl }],
      serviceLevels: [],
      tags: [],
    });
  });
  if (ports.length > 0 || !isRecord(contract.raw)) return ports;
  return [
    {
      path: contract.pointer,
      name: 'default',
      ...contractOf(contract),
      inputContracts: [],
      locations: [],
      serviceLevels: [],
      tags: [],
    },
  ];
}

/** Documentation and specifications that ways of access link to. @internal */
export function readAccessLinks(root: Value, product: Value) {
  return findAccess(root, product).flatMap(({ value, name }) =>
    (
      [
        ['documentation', 'documentationURL'],
        ['specification', 'specsURL'],
      ] as const
    ).flatMap(([type, field]) => {
      const target = url(member(value, field));
      return target === undefined
        ? []
        : [{ url: target, type, description: name }];
    }),
  );
}
