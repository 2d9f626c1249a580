// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../document/types';
import { describeValue, quote } from '../shape';
import { isRecord } from './values';

/** What tells a document of each known standard, for people. */
const signs = [
  "ODCS contracts have 'kind: DataContract' and an 'apiVersion' such as v3.1.0",
  "ODPS (Bitol) products 'kind: DataProduct' and an 'apiVersion' such as v1.0.0",
  "ODPS (opendataproducts.org) products a 'schema' and a 'product'",
  "DPDS products a 'dataProductDescriptor'",
  "contracts of the Data Contract Specification a 'dataContractSpecification'",
];

const has = (data: PlainRecord, ...names: string[]) =>
  names.every(name => data[name] !== undefined);

/** Sections of ODPS (opendataproducts.org) that people keep in files of their own. */
const sections = [
  'SLA',
  'dataQuality',
  'pricingPlans',
  'dataAccess',
  'license',
];

/** What a document is that comes near one of the standards, or is well known itself; the first that fits. */
const likenesses: Array<(data: PlainRecord) => string | undefined> = [
  ({ apiVersion, kind, metadata }) =>
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    (apiVersion.includes('/') || metadata !== undefined)
      ? `With 'apiVersion: ${apiVersion.slice(0, 60)}' and 'kind: ${kind.slice(
          0,
          60,
        )}', it is a resource of Kubernetes or an entity of Backstage.`
      : undefined,
  ({ apiVersion, kind }) => {
    if (kind !== 'DataProduct') return undefined;
    return apiVersion === undefined || apiVersion === null
      ? "It has 'kind: DataProduct', but no 'apiVersion' such as v1.0.0."
      : "It has 'kind: DataProduct', but its 'apiVersion' is no version such as v1.0.0.";
  },
  data =>
    data.kind === 'dataproduct' && has(data, 'components')
      ? 'It looks like a descriptor of Witboost.'
      : undefined,
  ({ kind }) =>
    typeof kind === 'string' && /^data[\s_-]?(product|contract)$/i.test(kind)
      ? `Its kind is written ${quote(
          kind,
        )}, which must be 'DataProduct' or 'DataContract'.`
      : undefined,
  data =>
    ['openapi', 'swagger', 'asyncapi'].some(name => has(data, name))
      ? 'It is a description of an API (OpenAPI or AsyncAPI).'
      : undefined,
  data =>
    has(data, 'info', 'interfaceComponents')
      ? "It looks like DPDS, but lacks 'dataProductDescriptor' with the version of the specification."
      : undefined,
  data =>
    has(data, 'info', 'models')
      ? "It looks like the Data Contract Specification, but lacks 'dataContractSpecification' with its version."
      : undefined,
  data =>
    has(data, 'product')
      ? "It has a 'product', but neither a 'schema' that names the specification nor a 'productID'."
      : undefined,
  data =>
    sections.some(name => has(data, name))
      ? "It looks like a part of a product of ODPS (opendataproducts.org): such sections belong below 'product'."
      : undefined,
  data =>
    has(data, 'name', 'version') &&
    (has(data, 'dependencies') || has(data, 'scripts'))
      ? 'It looks like a package.json.'
      : undefined,
];

/**
 * Says of a document of no known standard which standards there are, and what it lacks to be of one.
 *
 * @internal
 */
export function describeUnknown(data: unknown): string {
  const likeness = isRecord(data)
    ? likenesses.map(like => like(data)).find(words => words !== undefined)
    : `It is ${describeValue(data)}, where descriptors are objects.`;
  return `This is no descriptor of a known standard.${
    likeness === undefined ? '' : ` ${likeness}`
  } ${signs.join(', ')}.`;
}
