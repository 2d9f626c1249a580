// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createServiceFactory,
  type SchedulerService,
  type SchedulerServiceTaskInvocationDefinition,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

type Task = SchedulerServiceTaskInvocationDefinition &
  SchedulerServiceTaskScheduleDefinition;

/** Scheduler of which the test is the clock: tasks run when they are asked to. */
export class ManualScheduler implements SchedulerService {
  readonly tasks = new Map<string, Task>();
  /** Ids of tasks that others asked to be run. */
  readonly triggered: string[] = [];

  get factory() {
    return createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: async () => this,
    });
  }

  async run(id: string) {
    const task = this.tasks.get(id);
    if (!task) {
      throw new Error(
        `There is no task ${id}, only ${[...this.tasks.keys()].join(', ')}`,
      );
    }
    await task.fn(new AbortController().signal);
  }

  async triggerTask(id: string) {
    this.triggered.push(id);
  }

  async scheduleTask(task: Task) {
    this.tasks.set(task.id, task);
  }

  createScheduledTaskRunner(schedule: SchedulerServiceTaskScheduleDefinition) {
    return {
      run: async (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask({ ...schedule, ...task }),
    };
  }

  async getScheduledTasks() {
    return [];
  }

  async cancelTask() {}
}
