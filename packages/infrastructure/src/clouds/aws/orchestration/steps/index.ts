// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { hasCatalog } from '../../terms/wishes';
import { refresh, verify } from './finish';
import { loadWarehouse } from './load';
import { checkQuality } from './quality';
import { glueRun, look, sparkRun } from './run';
import type { Step } from './states';

export type { Json } from './states';

/** Steps of the pipeline, in order: those of the services that the blueprint has. @internal */
export function steps(context: GenerationContext): Step[] {
  const { services, schedule } = context.blueprint;
  const catalog = hasCatalog(context.blueprint);
  return [
    ...(catalog ? [look] : []),
    ...(services.processing === 'native'
      ? [glueRun(schedule.timeoutMinutes)]
      : []),
    ...(services.processing === 'spark'
      ? [sparkRun(context, schedule.timeoutMinutes)]
      : []),
    ...verify(context),
    ...(catalog ? checkQuality(context) : []),
    ...loadWarehouse(context),
    ...refresh(context),
  ];
}

/** Whether the pipeline has a step. @internal */
export const hasStep = (context: GenerationContext, name: string) =>
  steps(context).some(step => step.name === name);
