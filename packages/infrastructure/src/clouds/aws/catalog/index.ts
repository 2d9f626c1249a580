// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { expr } from '../../../hcl';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { workgroup } from '../foundation/workgroup';
import { lakeTables } from '../terms/lakeTables';
import { hasCatalog } from '../terms/wishes';
import { governance } from './governance';
import { guide } from './guide';
import { quality } from './quality';
import { crawler, lakeRole } from './roles';
import { tables } from './tables';

/** Glue Data Catalog and Lake Formation. @internal */
export const catalog: CloudService = {
  id: 'aws/glue-data-catalog',
  kind: 'catalog',
  title: 'AWS Glue Data Catalog and Lake Formation',
  wanted: hasCatalog,
  contribute: context =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: {
              catalog: [
                ...lakeRole(),
                ...tables(context),
                ...crawler(context),
                ...workgroup({
                  label: 'product',
                  name: expr('var.name'),
                  results: expr(
                    '"s3://${aws_s3_bucket.layer["artifacts"].id}/athena/"',
                  ),
                  gigabytesPerQuery: 1000,
                }),
              ],
              governance: governance(context),
              quality: quality(context),
            },
            outputs: [
              {
                name: 'database',
                value: 'aws_glue_catalog_database.product.name',
                description: 'Database of the output ports.',
              },
              {
                name: 'workgroup',
                value: 'aws_athena_workgroup.product.name',
                description:
                  'Workgroup of Athena to query the output ports with.',
              },
            ],
          },
          variables,
        )
      : {},
  cost: (context, environment) => {
    const runs = 30 * lakeTables(context).length;
    return [
      {
        name: 'Queries of Athena',
        service: 'catalog',
        price: 'athena.tb',
        quantity: { small: 0.2, medium: 2, large: 20 }[environment.size],
        assumption: 'Twice what is served is read in a month.',
      },
      {
        name: 'Crawler of what landed',
        service: 'catalog',
        price: 'glue.crawlerHour',
        quantity: 30 * 0.17,
        assumption: 'Ten minutes a day, which is the least that counts.',
      },
      {
        name: 'Evaluation of quality',
        service: 'catalog',
        price: 'glue.dpuHour',
        quantity: runs * 0.1,
        assumption: 'Each table once a day, six minutes of one DPU.',
      },
    ];
  },
  notEstimated: () => [
    'Optimizers of tables, which count DPU-hours by how much there is to tidy up.',
    'Catalog storage beyond one million objects.',
  ],
  guide,
};
