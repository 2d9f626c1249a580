// SPDX-License-Identifier: Apache-2.0
import {
  type AboutNode,
  type Affected,
  type Impact,
  type LineageChange,
  type LineageNode,
  parseNodeId,
} from '@meshwright/lineage';
import { askPortal, portalUrl } from '../../portal/portal';
import type { KnownImpact } from '../../reports/lineage/knownImpact';
import { findNode } from './findNodes';
import { joinImpacts } from './joinImpacts';

/** Things that one question to the portal may be about. */
const MOST = 1_000;
const MOST_FOUND = 100;
const TOKEN =
  'Set MESHWRIGHT_TOKEN to a token of the portal that may read lineage.';

type Named = Affected & { name: string };

/** What a portal answers. */
interface ImpactAnswer extends Impact {
  columns: Named[];
  datasets: Named[];
  products: Named[];
  jobs: Named[];
  exposures: Named[];
  /** What whoever asks may not see, by kind. */
  closed: Record<string, number>;
}

/** A node by its id, as far as an answer tells of it. */
function aboutAnswer({ people, ...answer }: ImpactAnswer): AboutNode {
  const names = new Map(
    [
      answer.columns,
      answer.datasets,
      answer.products,
      answer.jobs,
      answer.exposures,
    ].flatMap(list => list.map(({ id, name }) => [id, name] as const)),
  );
  const owners = new Map<string, string[]>();
  for (const { owner, owns } of people) {
    for (const id of owns) owners.set(id, [...(owners.get(id) ?? []), owner]);
  }
  return (id): LineageNode | undefined => {
    const parts = parseNodeId(id);
    if (!parts) return undefined;
    const { type, namespace, name, column } = parts;
    return {
      id,
      type,
      namespace,
      name: names.get(id) ?? (column ? `${name}.${column}` : name),
      facts: { ...(owners.has(id) && { owners: owners.get(id) }) },
    };
  };
}

async function askOnce(
  url: URL,
  nodes: readonly string[],
  change: LineageChange,
): Promise<KnownImpact> {
  const answer = await askPortal<ImpactAnswer>(url, { nodes, change }, TOKEN);
  const { closed, ...impact } = answer;
  return {
    impact,
    about: aboutAnswer(answer),
    closed: Object.values(closed).reduce((sum, count) => sum + count, 0),
  };
}

/**
 * What changes would do, as a portal knows it.
 *
 * @param portal - its address; else MESHWRIGHT_URL
 * @param ids - of columns and datasets; what the portal does not know is named in `unknown`
 * @throws Failure when the portal cannot be reached or refuses
 */
export async function askImpact(
  portal: string | undefined,
  ids: readonly string[],
  change: LineageChange,
): Promise<KnownImpact> {
  const url = portalUrl(portal, 'lineage/impact');
  let known = await askOnce(url, ids.slice(0, MOST), change);
  for (let from = MOST; from < ids.length; from += MOST) {
    const more = await askOnce(url, ids.slice(from, from + MOST), change);
    known = joinImpacts(known, more);
  }
  return known;
}

/**
 * The id of what somebody means, as a portal knows it: by its id, by its whole name, or by the end of its name.
 *
 * @throws Failure where nothing, or more than one thing, is meant
 */
export async function findInPortal(
  portal: string | undefined,
  asked: string,
  type: 'column' | 'dataset',
): Promise<string> {
  if (parseNodeId(asked)?.type === type) return asked;
  const search = async (text: string) => {
    const url = portalUrl(portal, 'lineage/search');
    url.searchParams.set('text', text);
    url.searchParams.set('type', type);
    url.searchParams.set('limit', String(MOST_FOUND));
    return askPortal<{
      items: Array<{ id: string; namespace: string; name: string }>;
    }>(url, undefined, TOKEN);
  };
  let { items } = await search(asked);
  // What comes near is worth a hint.
  if (items.length === 0) {
    ({ items } = await search(asked.split(/[./]/).pop() || asked));
  }
  const nodes = items.map(({ id, namespace, name }) => ({
    id,
    type,
    namespace,
    name,
    facts: {},
  }));
  return findNode({ nodes, aliases: new Map() }, asked, type).id;
}
