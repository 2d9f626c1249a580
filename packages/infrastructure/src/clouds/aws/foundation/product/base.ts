// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { type Block, data, expr, locals } from '../../../../hcl';
import { tagValue } from '../../terms/words';

/** Limits of what scales by itself, by the size of the environment. Without autoscaling the least is the most. */
function limits(autoscaling: boolean) {
  const of = (workers: number, capacity: number, hours: number) => ({
    workers: autoscaling ? workers : 2,
    vcpus: (autoscaling ? workers : 2) * 8,
    warehouse_base: 8,
    warehouse_most: autoscaling ? capacity : 8,
    warehouse_hours: hours,
  });
  return {
    small: of(4, 16, 100),
    medium: of(10, 64, 600),
    large: of(40, 256, 3000),
  };
}

/** Names, tags and limits that every other file of the stack uses. @internal */
export function base({ blueprint, stack }: GenerationContext): Block[] {
  const { product, tags, autoscaling } = blueprint;
  const ofProduct = stack === 'product';
  return [
    locals({
      tags: {
        ...Object.fromEntries(
          Object.entries(tags).map(([key, value]) => [
            tagValue(key).slice(0, 128),
            tagValue(value),
          ]),
        ),
        'data-mesh:domain': stack === 'platform' ? undefined : product.domain,
        ...(ofProduct && {
          'data-mesh:product': product.name,
          'data-mesh:version': product.version,
          'data-mesh:classification': product.classification,
          'data-mesh:owner': tagValue(product.owner),
          'cost-center': tagValue(product.costCenter),
        }),
        'data-mesh:environment': expr('var.environment'),
        'data-mesh:stack': stack,
        'managed-by': 'terraform',
      },
      ...(ofProduct && {
        database: expr('replace(var.name, "-", "_")'),
        limits: expr('local.limits_by_size[var.size]'),
        limits_by_size: limits(autoscaling),
      }),
    }),
    data('aws_partition', 'current', {}),
  ];
}
