// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { usageOf } from '../support/usage';
import { dataflow } from './dataflow';
import { dataflowGuide, sparkGuide } from './guide';
import { spark } from './spark';

/** Dataflow, with Apache Beam. @internal */
export const dataflowService: CloudService = {
  id: 'gcp/dataflow',
  kind: 'processing',
  title: 'Dataflow',
  wanted: ({ services }) => services.processing === 'native',
  contribute: context => (context.stack === 'product' ? dataflow(context) : {}),
  cost({ blueprint }, environment) {
    const { workerHours, runGb, runs } = usageOf(blueprint, environment);
    const hours = workerHours * runs;
    return [
      {
        name: 'Workers: processors',
        service: 'processing',
        price: 'dataflow-vcpu',
        quantity: hours * 2,
        assumption: `${runs} runs of ${workerHours} hours of a worker with 2 processors.`,
      },
      {
        name: 'Workers: memory',
        service: 'processing',
        price: 'dataflow-memory',
        quantity: hours * 8,
        assumption: 'The same hours, with 8 GB.',
      },
      {
        name: 'Workers: disks',
        service: 'processing',
        price: 'dataflow-disk',
        quantity: hours * 25,
        assumption: 'The same hours, with 25 GB.',
      },
      {
        name: 'Shuffled data',
        service: 'processing',
        price: 'dataflow-shuffle',
        quantity: runs * runGb,
        assumption: `Every gigabyte of ${runs} runs is shuffled once.`,
      },
      {
        name: 'Images',
        service: 'processing',
        price: 'artifact-storage',
        quantity: 5,
        assumption: 'Ten images of half a gigabyte.',
      },
    ];
  },
  notEstimated: () => ['Building the image, which CI does.'],
  guide: dataflowGuide,
};

/** Apache Spark on Dataproc Serverless. @internal */
export const sparkService: CloudService = {
  id: 'gcp/dataproc-serverless',
  kind: 'processing',
  title: 'Apache Spark (Dataproc Serverless)',
  wanted: ({ services }) => services.processing === 'spark',
  contribute: context => (context.stack === 'product' ? spark(context) : {}),
  cost({ blueprint }, environment) {
    const { workerHours, runGb, runs } = usageOf(blueprint, environment);
    return [
      {
        name: 'Computing units',
        service: 'processing',
        price: 'dataproc-dcu',
        // A batch begins with a driver and two executors of four processors, each 2.4 units an hour.
        quantity: Math.ceil(Math.max(workerHours, 0.25) * runs * 7.2),
        assumption: `${runs} runs, each a driver and two executors of four processors for ${workerHours} hours.`,
      },
      {
        name: 'Shuffle storage',
        service: 'processing',
        price: 'dataproc-shuffle',
        quantity: Math.ceil((runs * Math.max(runGb, 100) * workerHours) / 730),
        assumption: '100 GB at least for each executor while a run lasts.',
      },
    ];
  },
  guide: sparkGuide,
};
