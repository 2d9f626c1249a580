// SPDX-License-Identifier: Apache-2.0
import type { AboutNode, Impact } from '@meshwright/lineage';
import { plain } from '../diffMarkdown';
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
import { worst } from './worst';

/** Comments on change requests have a limit of 65,536 characters; more rows than this are only counted. */
const MOST_ROWS = 50;

function table(impact: Impact, about: AboutNode): string[] {
  const nameOf = (id: string) => plain(about(id)?.name ?? id);
  const owners = (id: string) =>
    plain((about(id)?.facts.owners ?? []).join(', '));
  return sections.flatMap(([key, title]) => {
    const list = byStrength(impact[key]);
    if (list.length === 0) return [];
    const rows = list
      .slice(0, MOST_ROWS)
      .map(
        ({ id, level }) =>
          `| ${nameOf(id)} | ${levelWords[level]} | ${owners(id)} |`,
      );
    const more =
      list.length > MOST_ROWS
        ? `\n\n${list.length - MOST_ROWS} more are not shown.`
        : '';
    const body = [
      '| Name | How | Owner |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
    return [
      `<details>\n<summary>${title} (${list.length})</summary>\n\n${body}${more}\n\n</details>`,
    ];
  });
}

function one({ impact, about, closed }: KnownImpact): string[] {
  const nameOf = (id: string) => plain(about(id)?.name ?? id);
  return [
    `### If ${namesOf(impact, nameOf)} ${changeWords[impact.change]}: ${
      impact.verdict
    }`,
    verdictWords[impact.verdict],
    ...table(impact, about),
    ...(impact.contracts.length > 0
      ? [
          `**Contracts:** ${[
            ...new Set(
              impact.contracts
                .slice(0, MOST_ROWS)
                .map(({ id, name, version }) =>
                  plain(`${name ?? id}${version ? ` ${version}` : ''}`),
                ),
            ),
          ].join(', ')}`,
        ]
      : []),
    ...(impact.people.length > 0
      ? [
          `**Talk to:** ${impact.people
            .slice(0, MOST_ROWS)
            .map(({ owner }) => plain(owner))
            .join(', ')}`,
        ]
      : []),
    ...closedWords(closed),
    ...unknownWords(impact.unknown.map(nameOf)),
  ];
}

/** What changes would do, as a comment for a change request. */
export function impactMarkdown(impacts: readonly KnownImpact[]): string {
  const parts = [
    `## Lineage: ${worst(impacts.map(({ impact }) => impact))}`,
    ...(impacts.length === 0
      ? [
          'No column and no dataset goes, changes its type or is computed otherwise.',
        ]
      : impacts.flatMap(one)),
  ];
  return `${parts.join('\n\n')}\n`;
}
