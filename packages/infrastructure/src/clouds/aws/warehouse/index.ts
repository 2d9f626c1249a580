// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { guide } from './guide';
import { redshift } from './redshift';

/** Amazon Redshift Serverless. @internal */
export const warehouse: CloudService = {
  id: 'aws/redshift',
  kind: 'warehouse',
  title: 'Amazon Redshift Serverless',
  wanted: ({ services }) => services.warehouse,
  contribute: context =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: { warehouse: redshift(context) },
            outputs: [
              {
                name: 'warehouse_host',
                value:
                  'one(aws_redshiftserverless_workgroup.product.endpoint[*].address)',
                description:
                  'Address of the warehouse, inside the network of the domain.',
              },
              {
                name: 'warehouse_database',
                value: 'aws_redshiftserverless_namespace.product.db_name',
                description: 'Database of the warehouse.',
              },
              {
                name: 'warehouse_workgroup',
                value:
                  'aws_redshiftserverless_workgroup.product.workgroup_name',
                description: 'Workgroup of the warehouse.',
              },
            ],
          },
          variables,
        )
      : {},
  cost: (_, environment) => {
    const hours = { small: 20, medium: 80, large: 300 }[environment.size];
    const capacity = { small: 8, medium: 16, large: 64 }[environment.size];
    return [
      {
        name: 'Redshift capacity',
        service: 'warehouse',
        price: 'redshift.rpuHour',
        quantity: hours * capacity,
        assumption: `${hours} hours of queries with ${capacity} RPU; nothing is counted in between.`,
      },
      {
        name: 'Redshift storage',
        service: 'warehouse',
        price: 'redshift.gbMonth',
        quantity: { small: 50, medium: 500, large: 5000 }[environment.size],
        assumption: 'Half of what is served.',
      },
      {
        name: 'Secret of the administrator',
        service: 'warehouse',
        price: 'secrets.month',
        quantity: 1,
        assumption: 'One secret, made and rotated by Redshift.',
      },
    ];
  },
  notEstimated: () => [
    'Queries of consumers that are longer or more than assumed.',
  ],
  guide,
};
