// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { dashboard } from './dashboard';
import { guide } from './guide';
import { quicksight } from './quicksight';

/** Amazon QuickSight. @internal */
export const visualization: CloudService = {
  id: 'aws/quicksight',
  kind: 'visualization',
  title: 'Amazon QuickSight',
  wanted: ({ services }) => services.visualization,
  contribute: context =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: { visualization: quicksight(context) },
            files: dashboard(context),
          },
          variables,
        )
      : {},
  cost: (_, environment) => [
    {
      name: 'Readers of QuickSight',
      service: 'visualization',
      price: 'quicksight.reader',
      quantity: { small: 5, medium: 25, large: 100 }[environment.size],
      assumption: 'Readers who look at least once in the month.',
    },
    {
      name: 'Authors of QuickSight',
      service: 'visualization',
      price: 'quicksight.author',
      quantity: 1,
      assumption: 'One author.',
    },
    {
      name: 'SPICE',
      service: 'visualization',
      price: 'quicksight.spiceGb',
      quantity: { small: 5, medium: 50, large: 500 }[environment.size],
      assumption: 'A twentieth of what is served is imported.',
    },
  ],
  notEstimated: () => [
    'People who read dashboards of several products are counted at each of them here, and once on the bill.',
  ],
  guide,
};
