// SPDX-License-Identifier: Apache-2.0

const NAMESPACE = 'postgres://warehouse:5432';
const COLUMNS = 5;

const columns = Array.from({ length: COLUMNS }, (_, i) => `column_${i}`);

function dataset(number: number, madeFrom?: number) {
  return {
    namespace: NAMESPACE,
    name: `bench.public.table_${number}`,
    facets: {
      schema: { fields: columns.map(name => ({ name, type: 'text' })) },
      ...(madeFrom !== undefined && {
        columnLineage: {
          fields: Object.fromEntries(
            columns.map(name => [
              name,
              {
                inputFields: [
                  {
                    namespace: NAMESPACE,
                    name: `bench.public.table_${madeFrom}`,
                    field: name,
                    transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }],
                  },
                ],
              },
            ]),
          ),
        },
      }),
    },
  };
}

/** Id of a dataset that the events speak of. */
export const tableId = (number: number) =>
  `dataset:${NAMESPACE}#bench.public.table_${number}`;

/**
 * Events as a warehouse has them: jobs that run again and again, each with a start and an end, two tables that it
 * reads and one that it makes, with columns. The same on every machine.
 */
export function* runEvents(jobs: number, runs: number): Generator<object> {
  for (let run = 0; run < runs; run++) {
    for (const type of ['START', 'COMPLETE']) {
      for (let job = 0; job < jobs; job++) {
        const minute = type === 'START' ? 0 : 5;
        yield {
          eventType: type,
          eventTime: new Date(
            Date.UTC(2026, 2, 1, run, minute, 0, job),
          ).toISOString(),
          producer: 'https://example.com/bench',
          schemaURL:
            'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
          run: {
            runId: `00000000-0000-4000-${String(run).padStart(4, '0')}-${String(
              job,
            ).padStart(12, '0')}`,
          },
          job: { namespace: 'bench', name: `job_${job}` },
          inputs: [dataset(job), dataset(job + 1)],
          outputs: [dataset(job + 2, type === 'COMPLETE' ? job : undefined)],
        };
      }
    }
  }
}
