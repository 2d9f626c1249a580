// SPDX-License-Identifier: Apache-2.0
import {
  type ObservedCheck,
  type OpenIncident,
  parseNodeId,
} from '@meshwright/lineage';
import type { CheckRow } from './database/rows';
import type { LiveLineage } from './live/LiveGraph';
import { placesIn, type Place } from './troubleFlow';

/** Something that another feature knows to be wrong. @internal */
export type KnownTrouble = Place & { at: string } & (
    | {
        kind: 'check';
        name: string;
        status: 'fail' | 'error';
        tool: string;
      }
    | { kind: 'incident'; id: string; title: string }
  );

/** Knows what is wrong with data of products, as of now. @internal */
export interface TroubleReader {
  /** @param products - entity refs */
  troubles(products: readonly string[]): Promise<KnownTrouble[]>;
}

/** What speaks against datasets, with the ids of the lineage. @internal */
export interface Evidence {
  checks: ObservedCheck[];
  incidents: OpenIncident[];
}

/** A check of a column that an event told of is kept under both names. */
const OF_COLUMN = /^(.*) of (\S+)$/;

/** Checks that events told of. @internal */
export function observedChecks(
  rows: readonly CheckRow[],
  live: LiveLineage,
): ObservedCheck[] {
  return rows.map(({ dataset: id, name, status, at }) => {
    const dataset = live.resolve(id);
    const [, check = name, column] = OF_COLUMN.exec(name) ?? [];
    return {
      dataset,
      name: check,
      status: status as ObservedCheck['status'],
      ...(column !== undefined && { column }),
      at: new Date(Number(at)).toISOString(),
      tool: '',
    };
  });
}

const sameCheck = ({ dataset, column, name }: ObservedCheck) =>
  JSON.stringify([dataset, column ?? null, name]);

/**
 * Checks that events told of, with those that are known of products; what events told of a product may be known as its
 * result too, and speaks against a dataset once.
 *
 * @internal
 */
export function withoutRepetition(
  told: readonly ObservedCheck[],
  known: readonly ObservedCheck[],
): ObservedCheck[] {
  const results = new Set(
    known.filter(({ tool }) => tool === 'openlineage').map(sameCheck),
  );
  return [...told.filter(check => !results.has(sameCheck(check))), ...known];
}

/** Finds the datasets that troubles of products are about; those that the lineage does not know are left out. @internal */
export function evidenceOf(
  troubles: readonly KnownTrouble[],
  live: LiveLineage,
): Evidence {
  const evidence: Evidence = { checks: [], incidents: [] };
  for (const trouble of troubles) {
    for (const dataset of placesIn(trouble, live)) {
      const common = {
        dataset,
        ...(trouble.column && { column: trouble.column }),
        at: trouble.at,
      };
      if (trouble.kind === 'check') {
        const { name, status, tool } = trouble;
        evidence.checks.push({ ...common, name, status, tool });
      } else {
        const { id, title } = trouble;
        evidence.incidents.push({ ...common, id, title });
      }
    }
  }
  return evidence;
}

/** Entity refs of the products that datasets above a node belong to, and its own. @internal */
export function productsOf(
  datasets: Iterable<string>,
  { about }: LiveLineage,
): string[] {
  const found = new Set<string>();
  for (const id of datasets) {
    const product = about(id)?.facts.product;
    const parts = product === undefined ? undefined : parseNodeId(product);
    if (parts) found.add(`dataproduct:${parts.namespace}/${parts.name}`);
  }
  return [...found];
}
