// SPDX-License-Identifier: Apache-2.0
import { readBlueprint } from '../blueprint/read';
import type { FileFinding } from '../blueprint/report';
import type { Guardrail, ResolvedBlueprint } from '../blueprint/types';
import type { CheckedFile } from '../check/types';
import { generate } from '../generate/generate';
import { MANIFEST_PATH, readManifest } from '../upgrade/manifest';
import { withGuardrails } from './withGuardrails';

/** A guardrail, with the policy that demands it where that is known. @public */
export type NamedGuardrail = Guardrail & { policy?: string };

const RULE = 'guardrail/weaker';
const BLUEPRINT = 'blueprint.yaml';
/** Files of data and code that carry protection, besides Terraform. */
const CARRIERS = /^(infra|pipelines)\/.*\.(json|sql|py|dfs|txt)$/;
const BLOCK = /^[a-z_]+[^\n]*\{\n[^]*?\n\}/gm;

/** Blocks of a file of Terraform by their first line, without what only looks different. */
function blocksOf(content: string): Map<string, { text: string; at: number }> {
  return new Map(
    [...content.matchAll(BLOCK)].map(({ 0: block, index }) => [
      block.split('\n', 1)[0],
      {
        text: block
          .split('\n')
          .filter(line => !/^\s*(#|\/\/|$)/.test(line))
          .join('\n')
          .replace(/\s+/g, ' '),
        at: content.slice(0, index).split('\n').length,
      },
    ]),
  );
}

const addressOf = (head: string) =>
  head
    .replace(/^resource\s+|\s*\{$/g, '')
    .replace(/"/g, '')
    .replace(/\s+/g, '.');

/** What the repository would be with other guardrails, by path. */
function made(
  blueprint: ResolvedBlueprint,
  files: ReadonlyMap<string, string>,
  where: Pick<ReturnType<typeof readManifest>, 'cloud' | 'stack'>,
): Map<string, string> {
  const contracts = Object.fromEntries(
    [...blueprint.inputs, ...blueprint.outputs].flatMap(({ contract }) => {
      const text = files.get(contract);
      return text === undefined ? [] : [[contract, text]];
    }),
  );
  const { files: all } = generate({ blueprint, contracts, ...where });
  return new Map(all.map(({ path, content }) => [path, content]));
}

/**
 * Says where a generated repository does less than the guardrails of policies demand: what they add to its
 * infrastructure is generated, and looked for in the files as they are now.
 *
 * @param files - a whole repository, of which the manifest says what it was generated from; nothing is said of others
 * @public
 */
export function checkGuardrails(
  files: readonly CheckedFile[],
  guardrails: readonly NamedGuardrail[],
): FileFinding[] {
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  const recorded = texts.get(MANIFEST_PATH);
  const stated = texts.get(BLUEPRINT);
  if (!recorded || !stated || guardrails.length === 0) return [];
  const where = readManifest(recorded);
  const blueprint = readBlueprint(stated, { clouds: [where.cloud] }).blueprints[
    where.cloud
  ];
  if (!blueprint) {
    return [
      {
        file: BLUEPRINT,
        line: 1,
        column: 1,
        severity: 'error',
        rule: 'guardrail/unreadable',
        path: '',
        message:
          'Whether the policies are kept cannot be told: the blueprint has an error.',
        fix: { description: 'See it with meshwright infra generate' },
      },
    ];
  }
  const without = made(
    { ...blueprint, masking: { ...blueprint.masking, guardrails: [] } },
    texts,
    where,
  );
  const wanted = made(withGuardrails(blueprint, guardrails), texts, where);
  const policies = [
    ...new Set(guardrails.flatMap(({ policy }) => policy ?? [])),
  ].sort();
  const tell = (file: string, line: number, path: string): FileFinding => ({
    file,
    line,
    column: 1,
    severity: 'error',
    rule: RULE,
    path,
    message: `${path || 'This file'} does not do what ${
      policies.length > 0
        ? `the policies ${policies.join(', ')} demand`
        : 'the guardrails demand'
    } of columns by their classification.`,
    fix: {
      description:
        'Generate it again with the policies: meshwright infra upgrade . --policies FOLDER',
    },
  });
  return [...wanted].flatMap(([path, content]) => {
    const before = without.get(path);
    const now = texts.get(path);
    if (content === before) return [];
    if (!path.endsWith('.tf')) {
      return CARRIERS.test(path) && now !== content ? [tell(path, 1, '')] : [];
    }
    const plain = blocksOf(before ?? '');
    const present = blocksOf(now ?? '');
    const demanded = blocksOf(content);
    const missing = [...demanded]
      .filter(
        ([head, { text }]) =>
          plain.get(head)?.text !== text && present.get(head)?.text !== text,
      )
      .map(([head]) => head);
    // What guardrails take away, such as a grant, must be gone.
    const tooMuch = [...plain.keys()].filter(
      head => !demanded.has(head) && present.has(head),
    );
    return [...missing, ...tooMuch].map(head =>
      tell(path, present.get(head)?.at ?? 1, addressOf(head)),
    );
  });
}
