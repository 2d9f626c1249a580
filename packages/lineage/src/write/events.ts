// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageEdge, LineageNode, RunState } from '../model';

/** How events are written. @public */
export interface WriteEventsOptions {
  /** URI of the program that writes them. */
  producer: string;
  /** Time of events of jobs of which no run is known, ISO 8601. */
  time: string;
  /** A UUID for the last run of a job, the same whenever it is asked for the same run. */
  runId: (job: string, lastRun: string) => string;
}

/** An OpenLineage event as JSON. @public */
export type WrittenEvent = Record<string, unknown>;

const spec = 'https://openlineage.io/spec';
const eventTypes: Partial<Record<RunState, string>> = {
  complete: 'COMPLETE',
  failed: 'FAIL',
  aborted: 'ABORT',
};

interface Parts {
  inputs: Set<string>;
  outputs: Set<string>;
  /** Edges between columns that the job makes, by the dataset they go to. */
  columns: Map<string, LineageEdge[]>;
}

function partsOfJobs(
  edges: readonly LineageEdge[],
  nodes: ReadonlyMap<string, LineageNode>,
): Map<string, Parts> {
  const jobs = new Map<string, Parts>();
  const partsOf = (job: string) => {
    let parts = jobs.get(job);
    if (!parts) {
      parts = { inputs: new Set(), outputs: new Set(), columns: new Map() };
      jobs.set(job, parts);
    }
    return parts;
  };
  for (const edge of edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (!from || !to) continue;
    if (from.type === 'dataset' && to.type === 'job') {
      partsOf(to.id).inputs.add(from.id);
    } else if (from.type === 'job' && to.type === 'dataset') {
      partsOf(from.id).outputs.add(to.id);
    } else if (from.type === 'column') {
      for (const job of edge.jobs ?? []) {
        const { columns } = partsOf(job);
        const target = to.dataset ?? to.id;
        columns.set(target, [...(columns.get(target) ?? []), edge]);
      }
    }
  }
  return jobs;
}

function transformationsOf({ kind, transformations = [] }: LineageEdge) {
  const type = kind.toUpperCase();
  const masking = transformations.includes('MASKING');
  const words = transformations.filter(word => word !== 'MASKING');
  return words.length === 0
    ? [{ type, masking }]
    : words.map(subtype => ({ type, subtype, masking }));
}

/**
 * Lineage that was read out of files, as OpenLineage events: what a portal takes from everybody else. A job of which a
 * run is known becomes a run event, any other a job event. Nothing is written of jobs without datasets.
 *
 * @see https://openlineage.io/spec/2-0-2/OpenLineage.json
 * @public
 */
export function writeEvents(
  { nodes, edges }: Pick<Lineage, 'nodes' | 'edges'>,
  { producer, time, runId }: WriteEventsOptions,
): WrittenEvent[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const columns = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    if (node.dataset === undefined) continue;
    const own = columns.get(node.dataset);
    if (own) own.push(node);
    else columns.set(node.dataset, [node]);
  }
  const facet = (name: string, version: string) => ({
    _producer: producer,
    _schemaURL: `${spec}/facets/${version}/${name}.json#/$defs/${name}`,
  });
  const schemaOf = (id: string) => {
    const fields = (columns.get(id) ?? [])
      .sort((a, b) => (a.facts.position ?? 1e9) - (b.facts.position ?? 1e9))
      .map(({ column, facts }) => ({
        name: column,
        ...(facts.dataType && { type: facts.dataType }),
        ...(facts.description && { description: facts.description }),
      }));
    return fields.length > 0
      ? { schema: { ...facet('SchemaDatasetFacet', '1-2-0'), fields } }
      : {};
  };
  const input = (edge: LineageEdge) => {
    const { namespace, dataset = '', column } = byId.get(edge.from)!;
    return {
      namespace,
      name: byId.get(dataset)?.name ?? '',
      field: column,
      transformations: transformationsOf(edge),
    };
  };
  const columnLineageOf = (own: readonly LineageEdge[] = []) => {
    const fields: Record<string, { inputFields: unknown[] }> = {};
    const rows: unknown[] = [];
    for (const edge of own) {
      const { column } = byId.get(edge.to)!;
      if (column === undefined) rows.push(input(edge));
      else
        (fields[column] ??= { inputFields: [] }).inputFields.push(input(edge));
    }
    return own.length > 0
      ? {
          columnLineage: {
            ...facet('ColumnLineageDatasetFacet', '1-2-0'),
            fields,
            ...(rows.length > 0 && { dataset: rows }),
          },
        }
      : {};
  };
  const datasetOf = (id: string, more: object = {}) => {
    const { namespace, name } = byId.get(id)!;
    return { namespace, name, facets: { ...schemaOf(id), ...more } };
  };
  return [...partsOfJobs(edges, byId)].flatMap(([id, parts]) => {
    const node = byId.get(id);
    if (!node || parts.inputs.size + parts.outputs.size === 0) return [];
    const { facts, namespace, name } = node;
    const ran = facts.lastRun !== undefined;
    return [
      {
        ...(ran && {
          eventType: eventTypes[facts.lastState ?? 'other'] ?? 'OTHER',
          run: { runId: runId(id, facts.lastRun!) },
        }),
        eventTime: facts.lastRun ?? time,
        producer,
        schemaURL: `${spec}/2-0-2/OpenLineage.json#/$defs/${
          ran ? 'RunEvent' : 'JobEvent'
        }`,
        job: {
          namespace,
          name,
          facets: {
            ...(facts.integration && {
              jobType: {
                ...facet('JobTypeJobFacet', '2-0-3'),
                processingType: 'BATCH',
                integration: facts.integration,
                ...(facts.kind && { jobType: facts.kind }),
              },
            }),
            ...(facts.owners && {
              ownership: {
                ...facet('OwnershipJobFacet', '1-0-1'),
                owners: facts.owners.map(owner => ({ name: owner })),
              },
            }),
          },
        },
        inputs: [...parts.inputs].map(each => datasetOf(each)),
        outputs: [...parts.outputs].map(each =>
          datasetOf(each, columnLineageOf(parts.columns.get(each))),
        ),
      },
    ];
  });
}
