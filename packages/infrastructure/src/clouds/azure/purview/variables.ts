// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { StackVariable } from '../../../generate/types';
import { shortName } from '@meshwright/contracts';
import {
  platformResourceId,
  productName,
  purviewAccountName,
  UNKNOWN_ID,
} from '../shared/names';

/** Collections have names of 3 to 36 characters. */
const COLLECTION_LENGTH = 36;

/** Account of the catalog; output of the platform stack. @internal */
export const purviewAccount: StackVariable = {
  name: 'purview_account_id',
  type: 'string',
  description:
    'Purview account of the landing zone; output of the platform stack.',
  value: environment =>
    platformResourceId(
      environment,
      `Microsoft.Purview/accounts/${purviewAccountName(environment)}`,
    ),
};

/** Its identity; output of the platform stack. @internal */
export const purviewPrincipal: StackVariable = {
  name: 'purview_principal_id',
  type: 'string',
  description:
    'Identity that Purview scans with; output of the platform stack.',
  value: () => UNKNOWN_ID,
};

/** Collection of the domain; output of the domain stack. @internal */
export const domainCollection = ({
  product,
}: ResolvedBlueprint): StackVariable => ({
  name: 'purview_collection_name',
  type: 'string',
  description:
    "The domain's collection in Purview; output of the domain stack.",
  value: environment =>
    shortName([product.domain, environment.name], {
      length: COLLECTION_LENGTH,
    }),
});

/** Collection of the product. @internal */
export const productCollection = (
  blueprint: ResolvedBlueprint,
): StackVariable => ({
  name: 'purview_product_collection_name',
  type: 'string',
  description: "The product's collection in Purview.",
  value: environment =>
    shortName(productName(blueprint, environment).split('-'), {
      length: COLLECTION_LENGTH,
    }),
});
