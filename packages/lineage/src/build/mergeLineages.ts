// SPDX-License-Identifier: Apache-2.0
import {
  type Lineage,
  type LineageEdge,
  type LineageNode,
  parseNodeId,
} from '../model';
import { LineageBuilder, type RawNode } from './LineageBuilder';
import { joining } from './joinIdentities';
import { type Work, atOnce, inTurns, portions } from './turns';

/** A node by its id, as a source would name it. */
function rawOf(id: string): RawNode | undefined {
  return parseNodeId(id);
}

/** What one reading found, as far as it is needed to join it with others. @public */
export interface LineagePart {
  nodes: Iterable<Pick<LineageNode, 'id' | 'facts'>>;
  edges: Iterable<LineageEdge>;
  /** Other ids of nodes, each with the id that the part uses. */
  aliases: Iterable<readonly [alias: string, id: string]>;
}

/** Parts joined into one. @public */
export type MergedLineage = Pick<Lineage, 'nodes' | 'edges' | 'aliases'>;

function* merging(parts: Iterable<LineagePart>): Work<MergedLineage> {
  const builder = new LineageBuilder();
  const pause = portions();
  for (const { nodes, edges, aliases } of parts) {
    for (const { id, facts } of nodes) {
      if (pause()) yield;
      const raw = rawOf(id);
      if (raw) builder.node(raw, facts);
    }
    for (const [alias, id] of aliases) {
      const [other, own] = [rawOf(alias), rawOf(id)];
      // Other names of columns follow from those of their datasets.
      if (own?.type === 'dataset' && other?.type === 'dataset') {
        builder.symlink(own, other);
      }
    }
    for (const { from, to, jobs = [], spans, ...details } of edges) {
      if (pause()) yield;
      const [source, target] = [rawOf(from), rawOf(to)];
      if (!source || !target) continue;
      // Once for each job and each span, which the builder joins again.
      for (const job of jobs.length > 0 ? jobs : [undefined]) {
        for (const span of spans ?? [undefined]) {
          builder.edge(source, target, {
            ...details,
            job: job === undefined ? undefined : rawOf(job),
            span,
          });
        }
      }
    }
  }
  const { nodes, edges, aliases } = yield* joining(builder);
  return { nodes, edges, aliases };
}

/**
 * Joins what was read at several times or in several places into one lineage: other names that one part knows count for
 * all of them.
 *
 * @public
 */
export const mergeLineages = (parts: Iterable<LineagePart>): MergedLineage =>
  atOnce(merging(parts));

/**
 * The same, with breaks: large lineages take seconds, in which a server would answer nobody.
 *
 * @param otherTurns - resolves when others had their turn
 * @public
 */
export const mergeLineagesInTurns = (
  parts: Iterable<LineagePart>,
  otherTurns: () => Promise<void>,
): Promise<MergedLineage> => inTurns(merging(parts), otherTurns);
