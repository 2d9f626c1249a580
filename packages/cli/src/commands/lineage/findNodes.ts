// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageNode } from '@meshwright/lineage';
import { Failure } from '../../failure';
import { suggest } from '../../suggest';
import { clean } from '../../terminal/clean';

/** Candidates that a message names. */
const MOST_NAMED = 5;

const ending = (name: string, asked: string) =>
  name === asked || name.endsWith(`.${asked}`) || name.endsWith(`/${asked}`);

/**
 * The node that somebody means: by its id, by its whole name, or by the end of its name, such as `orders.amount`.
 *
 * @throws Failure where no node, or more than one, is meant
 */
export function findNode(
  lineage: Pick<Lineage, 'nodes' | 'aliases'>,
  asked: string,
  type: 'column' | 'dataset',
): LineageNode {
  const all = lineage.nodes.filter(node => node.type === type);
  const id = lineage.aliases.get(asked) ?? asked;
  const exact = all.filter(node => node.id === id || node.name === asked);
  const lower = asked.toLowerCase();
  const found =
    exact.length > 0
      ? exact
      : all.filter(node => ending(node.name.toLowerCase(), lower));
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    throw new Failure(
      `${clean(asked)} may be one of ${
        found.length
      } ${type}s. Name one by its id:`,
      found
        .slice(0, MOST_NAMED)
        .map(node => clean(node.id))
        .join('\n'),
    );
  }
  const names = all.map(({ name }) => name);
  const meant = suggest(asked, [
    ...names,
    ...names.map(name => name.split('.').slice(-2).join('.')),
  ]);
  throw new Failure(
    `No ${type} ${clean(asked)} is known.`,
    meant
      ? `Did you mean ${clean(meant)}?`
      : `Write it as ${
          type === 'column' ? 'dataset.column' : 'schema.table'
        }, or as an id of "lineage read --format json".`,
  );
}
