// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../document/types';
import type { Detection, Standard } from '../standard';
import { isRecord } from '../values';
import { readProduct } from './product';
import { checkDocument } from './rules';
import { documentShape } from './shapes';

/** Address of the specification's schema, of whatever version. */
const schemaAddress = /opendataproducts\.org|open-data-product/i;
/** Sections and fields by which a product is known where no schema is named. */
const telling = [
  'productid',
  'details',
  'dataaccess',
  'dataholder',
  'sla',
  'pricingplans',
];

function hasProductId(product: PlainRecord): boolean {
  const parts = [product, product.details]
    .filter(isRecord)
    .flatMap(part => [part, ...Object.values(part).filter(isRecord)]);
  return parts.some(part =>
    Object.keys(part).some(name => name.toLowerCase() === 'productid'),
  );
}

/** `4.1` of `version: 4.1` or `v4.1`, else of the schema's address. */
function statedVersion(data: PlainRecord): string | undefined {
  const { version, schema } = data;
  const written =
    typeof version === 'number' || typeof version === 'string'
      ? /^v?(\d+)(?:\.(\d+))?/.exec(String(version))
      : undefined;
  const found =
    written ??
    (typeof schema === 'string' ? /\/v(\d+)\.(\d+)\//.exec(schema) : undefined);
  // Older versions are read as well as they go, with a warning.
  return found && Number(found[1]) >= 3
    ? `${found[1]}.${found[2] ?? 0}`
    : undefined;
}

function detect(data: PlainRecord): Detection | undefined {
  const { schema, product } = data;
  if (product === undefined || data.kind !== undefined) return undefined;
  const named = typeof schema === 'string' && schemaAddress.test(schema);
  const like =
    isRecord(product) &&
    (hasProductId(product) ||
      (typeof schema === 'string' &&
        Object.keys(product).some(name =>
          telling.includes(name.toLowerCase()),
        )));
  if (!named && !like) return undefined;
  return {
    certainty: named ? 1 : 0.7,
    version: statedVersion(data),
    versionPath: ['version'],
  };
}

/** Open Data Product Specification (Open Data Product Initiative), which is not Bitol's standard of that name. @internal */
export const odpsOpenDataProducts: Standard = {
  id: 'odps-opendataproducts',
  type: 'product',
  title: 'Open Data Product Specification, ODPS (opendataproducts.org)',
  versions: ['4.2', '4.1', '4.0', '3.1', '3.0'].map(version => ({
    version,
    shape: documentShape,
  })),
  detect,
  // Few real documents, and few of the official examples, keep to the official schema.
  severities: {
    'missing-field': 'warning',
    'wrong-type': 'warning',
    'unknown-value': 'warning',
    'wrong-format': 'warning',
    'wrong-length': 'warning',
    'out-of-range': 'warning',
    'duplicate-item': 'warning',
    'conflicting-fields': 'warning',
    'empty-value': 'off',
  },
  check: checkDocument,
  toProduct: readProduct,
};
