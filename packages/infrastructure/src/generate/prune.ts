// SPDX-License-Identifier: Apache-2.0
import { type Block, writeBlock } from '../hcl';
import type { MergedVariable } from './variables';

/** Names as they stand in written Terraform; one that only stands in a text counts too, and is kept for nothing. */
const NAME =
  /\b(?:var|local)\.[A-Za-z_][\w-]*|\bdata\.[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g;

function namesIn(blocks: Iterable<Block>): Set<string> {
  const names = new Set<string>();
  for (const block of blocks) {
    // A local that names itself alone is not used by that; each is written without its neighbours.
    const parts =
      block.type === 'locals'
        ? Object.entries(block.body).map(([name, value]) => ({
            own: `local.${name}`,
            text: writeBlock({ ...block, body: { [name]: value } }),
          }))
        : [{ own: '', text: writeBlock(block) }];
    for (const { own, text } of parts) {
      for (const [name] of text.matchAll(NAME)) {
        if (name !== own) names.add(name);
      }
    }
  }
  return names;
}

/** What is left of a block when nobody names some of what it declares. */
function kept(block: Block, used: ReadonlySet<string>): Block[] {
  if (block.type === 'data' && !('lifecycle' in block.body)) {
    return used.has(`data.${block.labels.join('.')}`) ? [block] : [];
  }
  if (block.type !== 'locals') return [block];
  const entries = Object.entries(block.body);
  const left = entries.filter(([name]) => used.has(`local.${name}`));
  if (left.length === entries.length) return [block];
  return left.length === 0
    ? []
    : [{ ...block, body: Object.fromEntries(left) }];
}

/**
 * Leaves out locals, data sources and variables that nothing names.
 *
 * Modules share what each of them may need; what is switched on decides what of it is used.
 *
 * @internal
 */
export function prune(
  files: ReadonlyMap<string, readonly Block[]>,
  variables: readonly MergedVariable[],
  outputs: readonly Block[],
): { files: Map<string, Block[]>; variables: MergedVariable[] } {
  let left = new Map([...files].map(([name, blocks]) => [name, [...blocks]]));
  for (;;) {
    const all = [...left.values()].flat();
    const used = namesIn([...all, ...outputs]);
    const next = new Map<string, Block[]>();
    for (const [name, blocks] of left) {
      const own = blocks.flatMap(block => kept(block, used));
      if (own.length > 0) next.set(name, own);
    }
    const entries = (blocks: readonly Block[]) =>
      blocks.reduce(
        (sum, { body }) => sum + Object.keys(body).length,
        blocks.length,
      );
    const before = entries(all);
    left = next;
    if (entries([...left.values()].flat()) === before) {
      const conditions = variables.flatMap(({ name, validations = [] }) =>
        validations.map(({ condition }) =>
          condition.replaceAll(`var.${name}`, ''),
        ),
      );
      const byOthers: readonly string[] =
        conditions.join('\n').match(NAME) ?? [];
      return {
        files: left,
        variables: variables.filter(
          ({ name }) =>
            used.has(`var.${name}`) || byOthers.includes(`var.${name}`),
        ),
      };
    }
  }
}
