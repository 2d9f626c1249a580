// SPDX-License-Identifier: Apache-2.0
import {
  type LineageBuilder,
  type RawNode,
  dataset,
} from '../../build/LineageBuilder';
import type { ObservedCheck, RunState } from '../../model';
import { record, records, stated, text, time } from '../values';
import type { DbtProject } from './artifacts';
import type { DbtRelations } from './relations';

/** Commands that run something. After `docs generate` and `compile` everything is a success that never ran. */
const running = new Set([
  'build',
  'run',
  'test',
  'seed',
  'snapshot',
  'retry',
  'clone',
]);

const states: Record<string, RunState> = {
  success: 'complete',
  error: 'failed',
  'runtime error': 'failed',
  fail: 'failed',
  skipped: 'aborted',
  'partial success': 'failed',
};

const statuses: Record<string, ObservedCheck['status']> = {
  pass: 'pass',
  success: 'pass',
  warn: 'warn',
  fail: 'fail',
  error: 'error',
  'runtime error': 'error',
  skipped: 'skipped',
};

/**
 * Adds how the last runs of models ended, and what tests found. A run that was only compiled counts for nothing.
 *
 * @internal
 */
export function addRunResults(
  project: DbtProject,
  relations: DbtRelations,
  builder: LineageBuilder,
  jobOf: (id: string) => RawNode | undefined,
): void {
  for (const { value, file } of project.runResults) {
    const command = text(record(value.args).which);
    if (command !== undefined && !running.has(command)) {
      builder.finding({
        severity: 'info',
        file,
        path: '/args/which',
        message: `These are results of "dbt ${command}", which runs nothing, so they are not counted.`,
      });
      continue;
    }
    const at = time(record(value.metadata).generated_at);
    const when = at === undefined ? undefined : new Date(at).toISOString();
    for (const result of records(value.results)) {
      const id = text(result.unique_id) ?? '';
      const node = relations.get(id);
      const word = text(result.status)?.toLowerCase() ?? '';
      const own = jobOf(id);
      if (own && states[word]) {
        builder.node(own, stated({ lastState: states[word], lastRun: when }));
      }
      if (!node || !/^(unit_)?test\b/.test(text(node.resource_type) ?? ''))
        continue;
      const attached = text(node.attached_node);
      const tested =
        (attached ? relations.dataset(attached) : undefined) ??
        relations
          .relationsBefore(id)
          .map(each => relations.dataset(each))
          .find(Boolean);
      if (!tested) continue;
      const severity = text(record(node.config).severity)?.toLowerCase();
      builder.checks.push(
        stated({
          dataset: dataset(tested),
          column: text(node.column_name),
          name: text(node.name) ?? id,
          status: statuses[word] ?? ('error' as const),
          severity:
            severity === 'warn' || severity === 'error' ? severity : undefined,
          at: when,
          tool: 'dbt',
          actual: text(result.failures),
          message: text(result.message),
        } as const),
      );
    }
  }
}
