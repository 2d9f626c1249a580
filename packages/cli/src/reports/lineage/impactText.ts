// SPDX-License-Identifier: Apache-2.0
import { clean } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';
import {
  byStrength,
  changeWords,
  levelWords,
  namesOf,
  sections,
  verdictWords,
  closedWords,
  unknownWords,
} from './impactWords';
import type { KnownImpact } from './knownImpact';

/** More of one kind than this are only counted. */
const MOST = 50;

/** What a change would do, for people. */
export function impactText(
  { impact, about, closed }: KnownImpact,
  colours: Colours,
): string {
  const nameOf = (id: string) => clean(about(id)?.name ?? id);
  const paint = {
    breaking: colours.red,
    risky: colours.yellow,
    none: colours.green,
  }[impact.verdict];
  const lines = [
    `${colours.bold(
      `If ${namesOf(impact, nameOf)} ${changeWords[impact.change]}:`,
    )} ${paint(verdictWords[impact.verdict])}`,
  ];
  for (const [key, title] of sections) {
    const list = byStrength(impact[key]);
    if (list.length === 0) continue;
    lines.push('', colours.bold(`${title} (${list.length})`));
    for (const { id, level } of list.slice(0, MOST)) {
      lines.push(`  ${nameOf(id)}  ${colours.dim(levelWords[level])}`);
    }
    if (list.length > MOST) lines.push(`  ${list.length - MOST} more`);
  }
  if (impact.contracts.length > 0) {
    lines.push('', colours.bold(`Contracts (${impact.contracts.length})`));
    for (const { id, version, name } of impact.contracts.slice(0, MOST)) {
      lines.push(
        `  ${clean(name ?? id)}${version ? ` ${clean(version)}` : ''}`,
      );
    }
  }
  if (impact.people.length > 0) {
    lines.push('', colours.bold('Talk to'));
    for (const { owner, owns } of impact.people.slice(0, MOST)) {
      lines.push(
        `  ${clean(owner)}  ${colours.dim(
          owns.slice(0, 3).map(nameOf).join(', '),
        )}`,
      );
    }
  }
  for (const words of [
    ...closedWords(closed),
    ...unknownWords(impact.unknown.map(nameOf)),
  ]) {
    lines.push('', words);
  }
  return `${lines.join('\n')}\n`;
}
