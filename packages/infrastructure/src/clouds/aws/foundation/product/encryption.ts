// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { type Block, expr, locals } from '../../../../hcl';
import { key } from '../keys';

/**
 * The product's own key, or that of its domain where the blueprint asks for none of its own. Everything refers to
 * `local.kms_key_arn`, and copies in the recovery region to `local.recovery_kms_key_arn`.
 *
 * @internal
 */
export function encryption({
  blueprint: { encryption: wish, product },
}: GenerationContext): Block[] {
  if (!wish.ownKeys) {
    return [
      locals({
        kms_key_arn: expr('var.domain_kms_key_arn'),
        recovery_kms_key_arn: expr('var.domain_recovery_kms_key_arn'),
      }),
    ];
  }
  return [
    ...key({
      label: 'product',
      description: `Data product ${product.name} of domain ${product.domain}`,
      rotationDays: wish.rotationDays,
      copy: 'var.disaster_recovery',
    }),
    locals({
      kms_key_arn: expr('aws_kms_key.product.arn'),
      recovery_kms_key_arn: expr('one(aws_kms_replica_key.product[*].arn)'),
    }),
  ];
}
