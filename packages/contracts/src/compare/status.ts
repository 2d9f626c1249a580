// SPDX-License-Identifier: Apache-2.0
import type { ChangeLog, Place } from './changeLog';
import { plain, show } from './values';

type Stage = 'planned' | 'active' | 'deprecated' | 'retired';

/** Words of the standards for a stage of life. Within `planned`, later words are nearer to use. */
const stages: Record<Stage, string[]> = {
  planned: [
    'proposed',
    'announcement',
    'draft',
    'in development',
    'development',
    'testing',
    'acceptance',
    'in review',
  ],
  active: ['active', 'production', 'published', 'released', 'current', 'live'],
  deprecated: ['deprecated', 'sunset'],
  retired: ['retired', 'deleted', 'removed', 'end of life', 'archived'],
};
const sequence: Stage[] = ['planned', 'active', 'deprecated', 'retired'];

function stageOf(status: string): Stage | undefined {
  return sequence.find(stage => stages[stage].includes(status));
}

/** Compares the status of a contract or a product. @internal */
export function compareStatus(
  log: ChangeLog,
  place: Place,
  before: string | undefined,
  after: string | undefined,
): void {
  const word = (status: string | undefined) =>
    plain(status).toLowerCase().replace(/[_-]/g, ' ');
  const old = word(before);
  const next = word(after);
  if (old === next) return;
  const values = { field: 'status', before, after };
  const went = `Status went from ${show(old || 'not stated')} to ${show(
    next || 'not stated',
  )}`;
  const from = stageOf(old);
  const to = stageOf(next);
  if (to === 'retired' && from !== 'retired') {
    log.add('retired', place, {
      ...values,
      reason: `${went}: the data is no longer served, so everybody has to have moved.`,
    });
  } else if (to === 'deprecated' && from !== 'retired' && from !== to) {
    log.add('deprecated', place, {
      ...values,
      reason: `${went}: it still works, but nobody should start to use it and everybody should plan to move.`,
    });
  } else if (!to || (!from && old)) {
    log.add('status-changed', place, {
      ...values,
      reason: `${went}, which is not one of the usual steps: say what it means for those who use the data.`,
    });
  } else if (to === 'planned' && from && from !== 'planned') {
    log.add('status-withdrawn', place, {
      ...values,
      reason: `${went}: what readers rely on is open to change again.`,
    });
  } else {
    log.add('status-advanced', place, { ...values, reason: `${went}.` });
  }
}
