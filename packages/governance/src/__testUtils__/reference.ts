// SPDX-License-Identifier: Apache-2.0
import type { CelType } from '../cel';
import { typeTitle } from '../cel/types';
import { sections } from '../facts/scope';
import { libraryPolicies } from '../library';

/** Records that a type leads to. */
function recordsIn(type: CelType): Array<typeof sections.product> {
  if (typeof type === 'string') return [];
  if ('list' in type) return recordsIn(type.list);
  if ('map' in type) return recordsIn(type.map);
  return [type.record as typeof sections.product];
}

/** The reference of everything that expressions may read, as Markdown. */
export function factsReference(): string {
  const lines = [
    '# What policies can read',
    '',
    'Every field is there, whatever a document states: a text that nobody wrote is empty, a list has no items, a flag is false, and',
    'what is marked as `any` is `null`. A section that nobody knows anything of (`quality` before the first check) makes the rules that',
    'read it not applicable. This page is made from the code.',
    '',
    'Every expression also has `environment` (text, empty when nobody asks for one), `now` (timestamp), `parameters` (the values of the',
    "policy's parameters) and, beside `each`, `item`.",
  ];
  const told = new Set<string>();
  const queue = Object.entries(sections);
  for (let i = 0; i < queue.length; i++) {
    const [name, record] = queue[i];
    if (told.has(record.name)) continue;
    told.add(record.name);
    const own = Object.hasOwn(sections, name);
    lines.push('', `## ${own ? `\`${name}\`` : `A ${record.name}`}`, '');
    for (const [field, { type, description }] of Object.entries(
      record.fields(),
    )) {
      lines.push(`- \`${field}\` (${typeTitle(type)}): ${description}`);
      for (const inner of recordsIn(type)) queue.push([inner.name, inner]);
    }
  }
  lines.push(
    '',
    '## `entity`',
    '',
    'The catalog entity as it is, in the catalog and in permission checks: `entity.metadata.annotations`, `entity.spec`, …',
    '',
  );
  return lines.join('\n');
}

/** The reference of the library, as Markdown. */
export function libraryReference(): string {
  const policies = libraryPolicies();
  const lines = [
    '# The library of policies',
    '',
    `${policies.length} policies that are ready to be used, each with examples that pass and fail. \`meshwright policy check . --library all\` asks them all;`,
    'a topic (`--library privacy`), a law or standard (`--library gdpr`) or a name asks some. To change one, copy its file from the folder',
    '`library` of the package `@meshwright/governance`. What a policy serves is a help to find it, and no legal advice. This page is made',
    'from the policies.',
  ];
  let present = '';
  for (const { topic, policy } of policies) {
    if (topic !== present) lines.push('', `## ${topic}`, '');
    present = topic;
    const serves = policy.serves
      .map(({ framework, reference = '' }) =>
        `${framework} ${reference}`.trim(),
      )
      .join('; ');
    const words = Object.keys(policy.parameters);
    lines.push(
      `- \`${policy.name}\` (${policy.severity}): ${policy.title}. ${
        policy.purpose
      } Serves ${serves}.${
        words.length > 0 ? ` Parameters: \`${words.join('`, `')}\`.` : ''
      }`,
    );
  }
  return `${lines.join('\n')}\n`;
}
