// SPDX-License-Identifier: Apache-2.0
import {
  any,
  choose,
  list,
  number,
  oneOf,
  record,
  required,
  scalar,
  text,
  union,
} from '../../shape';
import type { Fields, Shape } from '../../shape';
import { mendLink } from '../odps-bitol/blocks';
import { productTypes, statuses, visibilities } from './words';

/*
 * Only what every form of the specification agrees about is described here. Its JSON Schema contradicts its
 * prose (lists where all examples have maps) and few real documents pass it, so sections with several forms
 * are read by their own code and judged by rules.
 */

const link = text({ format: 'uri', mend: mendLink });
const texts = list(text());
const open = { extensions: /^x-/, restSeverity: 'info' } as const;

const details = record(
  'product',
  {
    name: required(text({ maxLength: 256 })),
    productID: required(scalar),
    visibility: required(
      oneOf(visibilities, { synonyms: { organization: 'organisation' } }),
    ),
    status: required(
      oneOf(statuses, {
        synonyms: {
          active: 'production',
          live: 'production',
          deprecated: 'sunset',
        },
      }),
    ),
    type: required(oneOf(productTypes)),
    created: text({ format: 'date' }),
    updated: text({ format: 'date' }),
    valueProposition: text({ maxLength: 512 }),
    description: text(),
    productSeries: text(),
    governanceProfile: oneOf([
      'structured',
      'enforced',
      'automated',
      'audit_ready',
    ]),
    portfolioPriority: oneOf(['critical', 'high', 'medium', 'low']),
    categories: texts,
    standards: texts,
    tags: texts,
    productVersion: scalar,
    version: scalar,
    versionNotes: text(),
    issues: text(),
    contentSample: link,
    logoURL: link,
    outputFileFormats: texts,
    brandSlogan: text(),
    useCases: list(any),
    recommendedDataProducts: list(link),
  },
  open,
);

const reference = { $ref: text() };

const contract = record(
  'contract',
  {
    ...reference,
    id: scalar,
    type: oneOf(['ODCS', 'DCS']),
    contractVersion: scalar,
    contractURL: link,
    spec: any,
  },
  open,
);

/** Sections beside the details, in the forms that are read. */
const sections: Fields = {
  details: any,
  // Since 4.2 there may be several, each under a name of its own.
  contract: choose(value =>
    Object.values(value).some(
      part => typeof part === 'object' && part !== null,
    ) && value.spec === undefined
      ? record('set of contracts', {}, { rest: contract })
      : contract,
  ),
  SLA: any,
  dataQuality: any,
  pricingPlans: any,
  license: any,
  dataAccess: any,
  dataHolder: any,
  paymentGateways: any,
  productStrategy: any,
  support: any,
  dataOps: any,
  recommendedDataProducts: any,
};

const language = /^[a-z]{2}$/;

/** Details stand in a part for each language. */
const languages = (value: Record<string, unknown>): Fields =>
  Object.fromEntries(
    Object.keys(value)
      .filter(name => language.test(name))
      .map(name => [name, details]),
  );

const product: Shape = choose(value => {
  const withDetails = {
    ...sections,
    details: choose(part => record('set of details', languages(part), open)),
  };
  const own = languages(value);
  if (Object.keys(own).length > 0 || value.details !== undefined) {
    return record('product', { ...withDetails, ...own }, open);
  }
  // Some tools write the details into the product itself.
  return record(
    'product',
    { ...sections, ...Object.fromEntries(details.fields) },
    open,
  );
});

/** ODPS (opendataproducts.org) 3.x and 4.x. @internal */
export const documentShape = record(
  'data product document',
  {
    schema: required(link),
    version: required(union(text(), number())),
    product: required(product),
    details: any,
  },
  open,
);
