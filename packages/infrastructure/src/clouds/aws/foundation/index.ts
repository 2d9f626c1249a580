// SPDX-License-Identifier: Apache-2.0
import type {
  CloudService,
  Contribution,
  GenerationContext,
} from '../../../generate/types';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { cost, notEstimated } from './cost';
import { domainFoundation } from './domain';
import { guide } from './guide';
import { platformFoundation } from './platform';
import { productFoundation } from './product';

function ofStack(context: GenerationContext): Contribution {
  switch (context.stack) {
    case 'platform':
      return platformFoundation(context);
    case 'domain':
      return domainFoundation(context);
    default:
      return productFoundation(context);
  }
}

/** Variables that the providers of each stack refer to. */
const OF_PROVIDERS = ['name', 'account_id', 'region', 'recovery_region'];

/** What products have whatever they are made of, and what they share. @internal */
export const foundation: CloudService = {
  id: 'aws/foundation',
  kind: 'foundation',
  title: 'Foundation on AWS',
  wanted: () => true,
  contribute: context =>
    declare(context, ofStack(context), variables, OF_PROVIDERS),
  cost,
  notEstimated,
  guide,
};
