// SPDX-License-Identifier: Apache-2.0
import type { FindingCounts } from '@meshwright/plugin-data-mesh-common';
import type { State } from './types';
import { plural } from '../words';

/** State of a descriptor with these findings. @public */
export function stateOfProblems(problems: FindingCounts): State {
  if (problems.errors > 0) {
    return 'error';
  }
  return problems.warnings > 0 ? 'warning' : 'ok';
}

/** Findings in a few words: "2 errors", "1 warning", "No problems". @public */
export function describeProblems(problems: FindingCounts): string {
  const { errors, warnings } = problems;
  if (errors > 0) {
    return plural(errors, 'error', 'errors');
  }
  return warnings > 0 ? plural(warnings, 'warning', 'warnings') : 'No problems';
}

/** State of a product or contract in this stage of its life; absent where the stage says nothing about trust. @public */
export function stateOfLifecycle(lifecycle: string | undefined): State {
  switch (lifecycle?.toLocaleLowerCase('en-US')) {
    case 'active':
    case 'production':
      return 'ok';
    case 'deprecated':
      return 'warning';
    // What has ended as planned, or has not begun, is no trouble of anybody's.
    default:
      return 'unknown';
  }
}
