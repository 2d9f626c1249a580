// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type {
  CloudService,
  CostComponent,
  GenerationContext,
} from '../../../generate/types';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { code } from './code';
import { emr } from './emr';
import { promises } from './freshness';
import { glue } from './glue';
import { glueGuide, sparkGuide } from './guide';

const RUNS = 30;

/** Half an hour a run is what batches of this size take. */
function cost(
  engine: 'glue' | 'spark',
  environment: ResolvedEnvironment,
): CostComponent[] {
  const workers = { small: 2, medium: 6, large: 20 }[environment.size];
  const hours = RUNS * 0.5 * workers;
  const assumption = `${RUNS} runs of half an hour with ${workers} workers on average.`;
  if (engine === 'glue') {
    const flexible = environment.tier !== 'production';
    return [
      {
        name: flexible ? 'Glue job run time, flexible' : 'Glue job run time',
        service: 'processing',
        price: flexible ? 'glue.flexDpuHour' : 'glue.dpuHour',
        quantity: hours,
        assumption,
      },
    ];
  }
  return [
    {
      name: 'EMR Serverless processors',
      service: 'processing',
      price: 'emrServerless.vcpuHour',
      quantity: hours * 4,
      assumption: `${assumption} A worker has 4 processors.`,
    },
    {
      name: 'EMR Serverless memory',
      service: 'processing',
      price: 'emrServerless.gbHour',
      quantity: hours * 16,
      assumption: `${assumption} A worker has 16 GB.`,
    },
  ];
}

const service = (
  engine: 'glue' | 'spark',
  rest: Pick<CloudService, 'title' | 'wanted' | 'guide'>,
): CloudService => ({
  id: engine === 'glue' ? 'aws/glue' : 'aws/emr-serverless',
  kind: 'processing',
  ...rest,
  contribute: (context: GenerationContext) =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: {
              processing: engine === 'glue' ? glue(context) : emr(context),
              monitoring: promises(context),
            },
            files: code(context, engine),
          },
          variables,
        )
      : {},
  cost: (_, environment) => cost(engine, environment),
  notEstimated: () => [
    'Runs that are started by hand or by people in development.',
  ],
});

/** AWS Glue. @internal */
export const processingGlue = service('glue', {
  title: 'AWS Glue',
  wanted: ({ services }) => services.processing === 'native',
  guide: glueGuide,
});

/** Apache Spark on Amazon EMR Serverless. @internal */
export const processingSpark = service('spark', {
  title: 'Apache Spark on Amazon EMR Serverless',
  wanted: ({ services }) => services.processing === 'spark',
  guide: sparkGuide,
});
