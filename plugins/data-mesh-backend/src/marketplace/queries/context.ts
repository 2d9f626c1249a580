// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { Visibility } from '../authorization';

/** What a query needs to know of its caller, and the database. @internal */
export interface QueryContext {
  knex: Knex;
  visibility: Visibility;
}

/** Kinds as the visibility wants them. */
export const PRODUCT_KIND = 'dataproduct';
export const CONTRACT_KIND = 'api';
export const DOMAIN_KIND = 'domain';

/** Word of the API for things without a value. */
export const NO_VALUE = 'none';
