// SPDX-License-Identifier: Apache-2.0
import type { CloudService, Contribution } from '../../../generate/types';
import { approval } from '../shared/approval';
import { inputLakes } from '../shared/inputs';
import { NOTHING } from '../shared/nothing';
import { portalUrl } from '../shared/portal';
import { alarms } from './alarms';
import { cost } from './cost';
import { factoryBlocks } from './factory';
import { guide } from './guide';
import { PIPELINE } from './names';
import { nativePipelines, trigger } from './pipelines';
import { sparkPipeline } from './sparkPipeline';

const CORES = { small: 8, medium: 16, large: 32 };

const contribute: CloudService['contribute'] = (context): Contribution => {
  if (context.stack !== 'product') return NOTHING;
  const { blueprint } = context;
  const engine =
    blueprint.services.processing === 'spark'
      ? sparkPipeline(context)
      : nativePipelines(context);
  return {
    terraform: {
      processing: [
        ...factoryBlocks(context),
        ...engine.terraform,
        ...trigger(context),
        ...alarms(context),
      ],
    },
    variables: [
      ...inputLakes(blueprint),
      portalUrl,
      {
        name: 'data_flow_cores',
        type: 'number',
        description: 'Cores of the cluster that data flows run on.',
        default: 8,
        validations: [
          {
            condition:
              'contains([8, 16, 32, 48, 80, 144, 272], var.data_flow_cores)',
            message: 'Data Factory has 8, 16, 32, 48, 80, 144 or 272 cores.',
          },
        ],
        value: environment => CORES[environment.size],
      },
      {
        name: 'schedule_enabled',
        type: 'bool',
        description: 'Whether the pipeline runs by itself.',
        value: environment => environment.tier !== 'development',
      },
      {
        name: 'developers_may_change',
        type: 'bool',
        description:
          'Whether developers may change pipelines in the studio; the next apply takes it back.',
        value: environment => environment.tier === 'development',
      },
    ],
    files: [...engine.files, approval],
    outputs: [
      {
        name: 'data_factory_id',
        value: 'azurerm_data_factory.product.id',
        description: 'Where the pipelines are.',
      },
      {
        name: 'pipeline_name',
        value: `"${PIPELINE}"`,
        description: 'The pipeline that curates every table.',
      },
    ],
  };
};

/** Data Factory: the engine where processing is native, and what starts things where it is Spark. @internal */
export const dataFactory: CloudService = {
  id: 'azure/data-factory',
  kind: 'processing',
  title: 'Azure Data Factory',
  wanted: ({ services }) =>
    services.processing !== 'none' || services.orchestration !== 'none',
  contribute,
  cost,
  guide,
};
