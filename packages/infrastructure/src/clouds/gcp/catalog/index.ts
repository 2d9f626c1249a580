// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { merged } from '../support/merge';
import { usageOf } from '../support/usage';
import { productEntry } from './entry';
import { guide } from './guide';
import { scans } from './scans';
import { domainLake, productTypes } from './shared';
import { lakeZones } from './zones';

/** Dataplex: what there is, whom it belongs to, and whether it keeps the rules of its contract. @internal */
export const catalog: CloudService = {
  id: 'gcp/dataplex',
  kind: 'catalog',
  title: 'Dataplex',
  wanted: ({ services }) => services.catalog,
  contribute(context) {
    if (context.stack === 'platform') return productTypes();
    if (context.stack === 'domain') return domainLake();
    return merged(lakeZones(context), productEntry(context), scans(context));
  },
  cost({ blueprint, outputs }, environment) {
    const { runs } = usageOf(blueprint, environment);
    const tables = outputs.reduce(
      (sum, { contract }) => sum + contract.schema.length,
      0,
    );
    return [
      {
        name: 'Scans of quality and profile',
        service: 'catalog',
        price: 'dataplex-dcu',
        quantity: Math.ceil((runs + 4) * tables * 0.5),
        assumption: `Half a unit hour for each of ${tables} tables: one scan of quality for each of ${runs} runs, one profile each week.`,
      },
      {
        name: 'Metadata',
        service: 'catalog',
        price: 'dataplex-metadata',
        quantity: 1,
        assumption: 'One gibibyte.',
      },
    ];
  },
  notEstimated: () => [
    'Discovery of new files, which grows with their number.',
  ],
  guide,
};
