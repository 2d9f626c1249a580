// SPDX-License-Identifier: Apache-2.0
import type { Impact } from '@meshwright/governance';
import { clean } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';
import { count } from '../words';

/** A span of work in words: `40 minutes`, `3 hours`, `2.5 days` of eight hours. */
export function workWords(minutes: number): string {
  if (minutes < 90) return count(minutes, 'minute');
  const hours = minutes / 60;
  if (hours < 16) return count(Math.round(hours), 'hour');
  const days = Math.round((hours / 8) * 2) / 2;
  return count(days, 'day');
}

/** Failures of one owner that are written out. */
const MOST_LISTED = 20;

/** What a change of policies would do, for people. */
export function impactText(impact: Impact, colours: Colours): string {
  const { newlyFailing, owners, resolved, unchanged, patches } = impact;
  if (impact.policies.length === 0) {
    return 'What is proposed is what is in force: nothing changes.\n';
  }
  const lines = [
    `${colours.bold('Rehearsal of')} ${impact.policies
      .map(clean)
      .join(', ')}  ${colours.dim(
      `over ${count(impact.subjects, 'subject')} that it looks at`,
    )}`,
    '',
  ];
  for (const { owner, failures, minutes, mechanical } of owners) {
    lines.push(
      `${colours.bold(owner ? clean(owner) : 'Nobody owns')}  ${count(
        failures,
        'new failure',
      )}, about ${workWords(minutes)}${
        mechanical > 0 ? `, ${mechanical} with a ready patch` : ''
      }`,
    );
    const own = newlyFailing.filter(item => item.owner === owner);
    for (const { verdict, title } of own.slice(0, MOST_LISTED)) {
      lines.push(
        `  ${colours.red('fails')}  ${clean(title)}: ${clean(verdict.message)}`,
        `         ${colours.dim(`${verdict.policy}/${verdict.rule}`)}`,
      );
    }
    if (own.length > MOST_LISTED) {
      lines.push(
        `  ${colours.dim(
          `and ${count(own.length - MOST_LISTED, 'more failure')}`,
        )}`,
      );
    }
    lines.push('');
  }
  const parts = [
    newlyFailing.length > 0
      ? `${colours.red(count(newlyFailing.length, 'new failure'))} of ${count(
          owners.length,
          'owner',
        )}, about ${workWords(impact.minutes)} of work`
      : colours.green('No new failure'),
    `${unchanged} fail already`,
    `${resolved.length} would pass again`,
    ...(impact.undecided > 0
      ? [colours.red(`${impact.undecided} could not be decided`)]
      : []),
  ];
  lines.push(`${parts.join('; ')}.`);
  if (patches.length > 0) {
    lines.push(
      `${count(
        patches.length,
        'change',
      )} can be made by a machine: --format patch.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
