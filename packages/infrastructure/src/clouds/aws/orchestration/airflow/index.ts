// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../../generate/types';
import { declare } from '../../build/declare';
import { variables } from '../../build/variables';
import { airflowGuide } from '../guide';
import { qualityRole, stepStatements } from '../rights';
import { dag, dagTests } from './dag';
import { airflowOfDomain } from './domain';
import { airflowOfProduct } from './product';

const FOLDER = 'orchestration/airflow';

/** Apache Airflow on Amazon MWAA. @internal */
export const airflow: CloudService = {
  id: 'aws/mwaa',
  kind: 'orchestration',
  title: 'Apache Airflow on Amazon MWAA',
  wanted: ({ services }) => services.orchestration === 'airflow',
  contribute: context => {
    switch (context.stack) {
      case 'domain':
        return declare(
          context,
          {
            terraform: {
              orchestration: airflowOfDomain(context.blueprint.network.private),
            },
          },
          variables,
        );
      case 'product':
        return declare(
          context,
          {
            terraform: {
              orchestration: [
                ...qualityRole(context),
                ...airflowOfProduct(context, stepStatements(context)),
              ],
            },
            files: [
              { path: `${FOLDER}/product_dag.py`, content: dag },
              { path: 'tests/test_dag.py', content: dagTests },
            ],
          },
          variables,
        );
      default:
        return {};
    }
  },
  cost: () => [
    {
      name: 'Airflow of the domain',
      service: 'orchestration',
      price: 'mwaa.smallHour',
      quantity: 730 / 10,
      assumption: 'Ten products share the small environment of their domain.',
    },
    {
      name: 'Workers of Airflow',
      service: 'orchestration',
      price: 'mwaa.smallWorkerHour',
      quantity: 30,
      assumption: 'An hour a day with one worker more.',
    },
  ],
  notEstimated: () => [
    'The rest of the environment of Airflow, where fewer than ten products share it.',
  ],
  guide: airflowGuide,
};
