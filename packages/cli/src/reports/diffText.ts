// SPDX-License-Identifier: Apache-2.0
import {
  type Change,
  type Comparison,
  type Impact,
  changeRules,
} from '@meshwright/contracts';
import { clean } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { count, wrap } from './words';

/** Impacts from grave to harmless, with what people read. */
export const impacts: ReadonlyArray<[Impact, string]> = [
  ['breaking', 'Breaking'],
  ['risky', 'Risky'],
  ['compatible', 'Compatible'],
];

/** The outcome in one sentence. */
export function verdictWords({ verdict, changes }: Comparison): string {
  if (verdict === 'identical') return 'Both say the same.';
  const counts = impacts.flatMap(([impact]) => {
    const number = changes.filter(change => change.impact === impact).length;
    return number > 0 ? [`${number} ${impact}`] : [];
  });
  return `The change is ${verdict}: ${counts.join(', ')} (${count(
    changes.length,
    'change',
  )} in all).`;
}

function paint(impact: Impact, colours: Colours) {
  if (impact === 'breaking') return colours.red;
  return impact === 'risky' ? colours.yellow : colours.green;
}

function changeLines(change: Change, colours: Colours, width: number): string {
  const { location, reason, guess, readers, writers } = change;
  const whom =
    readers === writers
      ? ''
      : colours.dim(` [readers: ${readers}, writers: ${writers}]`);
  const head = `  ${colours.bold(clean(location))}  ${
    changeRules[change.change].title
  }${guess ? ' (a guess)' : ''}${whom}`;
  return `${head}\n      ${wrap(clean(reason), width, '      ')}`;
}

/** The report of `diff` for people: worst first, each with its reason, and the version that tells it. */
export function diffText(
  comparison: Comparison,
  colours: Colours,
  width: number,
): string {
  const { changes, version } = comparison;
  const sections = impacts.flatMap(([impact, title]) => {
    const own = changes.filter(change => change.impact === impact);
    if (own.length === 0) return [];
    return [
      paint(impact, colours)(colours.bold(title)),
      ...own.map(change => changeLines(change, colours, Math.min(width, 110))),
      '',
    ];
  });
  const next =
    version.next === null ? 'cannot be counted up' : clean(version.next);
  const mark = version.sufficient ? '' : `${colours.red('Too small.')} `;
  return [
    ...sections,
    colours.bold(verdictWords(comparison)),
    `Next version: ${colours.bold(next)}. ${mark}${clean(version.reason)}`,
    '',
  ].join('\n');
}
