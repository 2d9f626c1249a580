// SPDX-License-Identifier: Apache-2.0
import type {
  SqlDependency,
  SqlLineage,
  SqlStatement,
} from '@meshwright/lineage';
import type { Pipeline, PipelineTable } from './definition';
import type { Execution, TableFigures } from './execute';

const PRODUCER = 'https://github.com/meshwright/meshwright';
const SPEC = 'https://openlineage.io/spec';

const facet = (name: string, version: string) => ({
  _producer: PRODUCER,
  _schemaURL: `${SPEC}/facets/${version}/${name}.json#/$defs/${name}`,
});

/** A run of a pipeline as OpenLineage has it. */
export interface RunOfPipeline {
  pipeline: Pipeline;
  /** Namespace of jobs. */
  namespace: string;
  /** UUID of the run. */
  runId: string;
  sql: SqlLineage;
}

function schemaFacet(table: PipelineTable, figures: TableFigures | undefined) {
  const described = new Map(
    table.object.properties.map(property => [
      property.physicalName ?? property.name,
      property.description,
    ]),
  );
  if (!figures) return {};
  return {
    schema: {
      ...facet('SchemaDatasetFacet', '1-2-0'),
      fields: figures.columns.map(({ name, type }) => ({
        name,
        type,
        ...(described.get(name) && { description: described.get(name) }),
      })),
    },
  };
}

const metrics = (
  name:
    | 'DataQualityMetricsInputDatasetFacet'
    | 'DataQualityMetricsDatasetFacet',
  version: string,
  { rows, nulls, distinct }: TableFigures,
) => ({
  dataQualityMetrics: {
    ...facet(name, version),
    rowCount: rows,
    columnMetrics: Object.fromEntries(
      [...nulls].map(([column, nullCount]) => [
        column,
        { nullCount, distinctCount: distinct.get(column) },
      ]),
    ),
  },
});

/** What the query that ran says of the columns of its result. */
function columnLineage(
  { pipeline, sql }: RunOfPipeline,
  execution: Execution,
  output: PipelineTable,
) {
  const tables = new Map(
    [...pipeline.reads, ...pipeline.writes].map(table => [
      table.table.toLowerCase(),
      table,
    ]),
  );
  const find = (name: readonly string[]) =>
    tables.get(name[name.length - 1]?.toLowerCase() ?? '');
  const { statements } = sql.analyse(pipeline.sql, {
    dialect: 'duckdb',
    columnsOf: name => {
      const table = find(name)?.table ?? '';
      return (
        execution.inputs.get(table) ?? execution.outputs.get(table)
      )?.columns.map(column => column.name);
    },
  });
  const own = statements.find(
    (one): one is SqlStatement =>
      one.output !== undefined && find(one.output) === output,
  );
  if (!own) return {};
  const inputField = ({
    table,
    column,
    kind,
    transformation,
    masking = false,
  }: SqlDependency) => {
    const source = find(table);
    return source
      ? [
          {
            namespace: source.namespace,
            name: source.name,
            field: column,
            transformations: [
              {
                type: kind.toUpperCase(),
                subtype: transformation,
                description: '',
                masking,
              },
            ],
          },
        ]
      : [];
  };
  return {
    columnLineage: {
      ...facet('ColumnLineageDatasetFacet', '1-2-0'),
      fields: Object.fromEntries(
        own.columns.map(({ name, dependencies }) => [
          name,
          { inputFields: dependencies.flatMap(inputField) },
        ]),
      ),
      dataset: own.rows.flatMap(inputField),
    },
  };
}

function inputsOf({ pipeline }: RunOfPipeline, execution?: Execution) {
  return pipeline.reads.map(table => {
    const figures = execution?.inputs.get(table.table);
    return {
      namespace: table.namespace,
      name: table.name,
      facets: schemaFacet(table, figures),
      inputFacets: figures
        ? metrics('DataQualityMetricsInputDatasetFacet', '1-0-3', figures)
        : {},
    };
  });
}

function outputsOf(run: RunOfPipeline, execution: Execution) {
  return run.pipeline.writes.flatMap(table => {
    const figures = execution.outputs.get(table.table);
    if (!figures) return [];
    return [
      {
        namespace: table.namespace,
        name: table.name,
        facets: {
          ...schemaFacet(table, figures),
          ...columnLineage(run, execution, table),
          ...metrics('DataQualityMetricsDatasetFacet', '1-0-0', figures),
        },
        outputFacets: {
          outputStatistics: {
            ...facet('OutputStatisticsOutputDatasetFacet', '1-0-2'),
            rowCount: figures.rows,
          },
        },
      },
    ];
  });
}

function event(
  { pipeline, namespace, runId }: RunOfPipeline,
  eventType: 'START' | 'COMPLETE' | 'FAIL',
  at: Date,
  more: { inputs: object[]; outputs?: object[]; runFacets?: object },
) {
  const { name, description, owner, sql } = pipeline;
  const { inputs, outputs = [], runFacets = {} } = more;
  return {
    eventType,
    eventTime: at.toISOString(),
    producer: PRODUCER,
    schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent`,
    run: {
      runId,
      facets: {
        processing_engine: {
          ...facet('ProcessingEngineRunFacet', '1-1-1'),
          name: 'DuckDB',
          version: '1.5',
        },
        ...runFacets,
      },
    },
    job: {
      namespace,
      name,
      facets: {
        jobType: {
          ...facet('JobTypeJobFacet', '2-0-3'),
          processingType: 'BATCH',
          integration: 'DUCKDB',
          jobType: 'QUERY',
        },
        sql: {
          ...facet('SQLJobFacet', '1-1-0'),
          query: sql,
          dialect: 'duckdb',
        },
        ...(description && {
          documentation: {
            ...facet('DocumentationJobFacet', '1-1-0'),
            description,
          },
        }),
        ...(owner && {
          ownership: {
            ...facet('OwnershipJobFacet', '1-0-1'),
            owners: [{ name: owner }],
          },
        }),
      },
    },
    inputs,
    outputs,
  };
}

/** It starts: all that is known is what it will read. */
export const started = (run: RunOfPipeline, at: Date) =>
  event(run, 'START', at, { inputs: inputsOf(run) });

/** It is done: what it read and wrote, with columns and figures. */
export const completed = (run: RunOfPipeline, at: Date, execution: Execution) =>
  event(run, 'COMPLETE', at, {
    inputs: inputsOf(run, execution),
    outputs: outputsOf(run, execution),
  });

/** It failed, and why. */
export const failed = (run: RunOfPipeline, at: Date, message: string) =>
  event(run, 'FAIL', at, {
    inputs: inputsOf(run),
    runFacets: {
      errorMessage: {
        ...facet('ErrorMessageRunFacet', '1-0-1'),
        message,
        programmingLanguage: 'SQL',
      },
    },
  });
