// SPDX-License-Identifier: Apache-2.0
import type {
  CloudService,
  Contribution,
  CostComponent,
  GenerationContext,
} from '../../../generate/types';
import type { ResolvedEnvironment } from '../../../blueprint/types';
import { domainComposer } from './composer';
import { productDag } from './dag';
import { guide } from './guide';

function contribute(context: GenerationContext): Contribution {
  if (context.stack === 'platform') return {};
  if (context.stack === 'domain') return domainComposer(context);
  return productDag(context);
}

/** Products that share an environment of a domain, for the share that an estimate gives to one. */
const SHARING = 5;

function cost(
  _context: GenerationContext,
  { size, highAvailability }: ResolvedEnvironment,
): CostComponent[] {
  const scale = { small: 1, medium: 2, large: 4 }[size];
  return [
    {
      name: 'Share of the environment of the domain',
      service: 'orchestration',
      price: 'composer-small',
      quantity: (730 * scale) / SHARING,
      assumption: `One of ${SHARING} products that share it, all hours of the month.`,
    },
    {
      name: 'Share of schedulers, web server and workers',
      service: 'orchestration',
      price: 'composer-dcu',
      // Each half processor with its memory is about three quarters of a unit.
      quantity: (730 * (highAvailability ? 7 : 4) * scale) / SHARING,
      assumption: `${
        highAvailability ? 7 : 4
      } units for each hour, a fifth of them.`,
    },
  ];
}

/** Cloud Composer with the operators of Google. @internal */
export const composer: CloudService = {
  id: 'gcp/composer',
  kind: 'orchestration',
  title: 'Cloud Composer',
  wanted: ({ services }) => services.orchestration === 'native',
  contribute,
  cost,
  guide: context => guide(context, 'Cloud Composer'),
};

/** A portable DAG of Apache Airflow, which Cloud Composer runs. @internal */
export const airflow: CloudService = {
  id: 'gcp/airflow',
  kind: 'orchestration',
  title: 'Apache Airflow (Cloud Composer)',
  wanted: ({ services }) => services.orchestration === 'airflow',
  contribute,
  cost,
  guide: context => guide(context, 'Apache Airflow on Cloud Composer'),
};
