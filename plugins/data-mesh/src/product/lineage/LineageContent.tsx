// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type {
  LineageDirection,
  LineageGranularity,
} from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  lineageApiRef,
  MeshGraph,
  Panel,
  PanelSkeleton,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useUrlParam } from '../../layout/useUrlParam';
import { beyondSentence, graphEdges, graphNodes } from './lineageGraph';

const LIMIT = 300;

const GRANULARITIES: Array<[LineageGranularity, string]> = [
  ['product', 'Products'],
  ['dataset', 'Datasets'],
  ['job', 'Jobs'],
  ['column', 'Columns'],
];
const DIRECTIONS: Array<[LineageDirection, string]> = [
  ['both', 'Up and down'],
  ['up', 'Where it comes from'],
  ['down', 'Where it goes'],
];

const WORDS: Record<LineageGranularity, [one: string, many: string]> = {
  product: ['product', 'products'],
  dataset: ['dataset', 'datasets'],
  job: ['job', 'jobs'],
  column: ['column', 'columns'],
};

const useStyles = makeStyles(
  theme => ({
    root: { paddingBottom: theme.spacing(3), minWidth: 0 },
    choices: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    choice: { minWidth: 140 },
    empty: { padding: theme.spacing(2) },
  }),
  { name: 'MeshwrightLineage' },
);

function chosen<T extends string>(
  options: Array<[T, string]>,
  value: string | undefined,
): T {
  return (options.find(([key]) => key === value) ?? options[0])[0];
}

/** Where the data of a product comes from and goes to; the address carries what is looked at. @internal */
export function LineageContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(lineageApiRef);
  const entityPath = useEntityRefLink();
  const [of, setOf] = useUrlParam('of');
  const [towards, setTowards] = useUrlParam('towards');
  const granularity = chosen(GRANULARITIES, of);
  const direction = chosen(DIRECTIONS, towards);
  const { data, error, loading, retry } = useAsyncData(
    () => api.getLineage({ node: ref, granularity, direction, limit: LIMIT }),
    [api, ref, granularity, direction],
    { subject: `${ref} ${granularity} ${direction}` },
  );
  const graph = useMemo(
    () =>
      data && {
        nodes: graphNodes(data, ({ type, name }) =>
          type === 'product' && name?.includes(':')
            ? entityPath(name)
            : undefined,
        ),
        edges: graphEdges(data),
        cut: beyondSentence(data),
      },
    [data, entityPath],
  );
  const choices = (
    <div className={classes.choices}>
      <Choice
        label="Show"
        options={GRANULARITIES}
        value={granularity}
        onChange={setOf}
      />
      <Choice
        label="Direction"
        options={DIRECTIONS}
        value={direction}
        onChange={setTowards}
      />
    </div>
  );
  if (!graph) {
    return (
      <div className={classes.root}>
        {error && !loading ? (
          <ErrorState
            title="The lineage of this product could not be loaded"
            error={error}
            onRetry={retry}
          />
        ) : (
          <PanelSkeleton title="Lineage" lines={8} />
        )}
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <Panel title="Lineage" flush>
        {graph.nodes.length === 0 ? (
          <div className={classes.empty}>
            {choices}
            <EmptyState title="Nothing is known at this level">
              Contracts declare lineage, and pipelines report it as OpenLineage
              events. Neither says anything here yet.
            </EmptyState>
          </div>
        ) : (
          <MeshGraph
            label={`Lineage of ${
              entity.metadata.title ?? entity.metadata.name
            }`}
            nodes={graph.nodes}
            edges={graph.edges}
            cut={graph.cut}
            lead={choices}
            height={560}
            reach="paths"
            words={{
              node: WORDS[granularity],
              edge: ['connection', 'connections'],
              before: 'Comes from',
              after: 'Goes to',
            }}
          />
        )}
      </Panel>
    </div>
  );
}

function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: Array<[T, string]>;
  value: T;
  onChange: (value: string | undefined) => void;
}) {
  const classes = useStyles();
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label={label}
      className={classes.choice}
      value={value}
      // What comes first is what an address without a word means.
      onChange={({ target }) =>
        onChange(target.value === options[0][0] ? undefined : target.value)
      }
      SelectProps={{
        // The name holds what is seen, for people who speak to the page.
        SelectDisplayProps: {
          'aria-label': `${label}: ${
            options.find(([key]) => key === value)?.[1]
          }`,
        } as object,
      }}
    >
      {options.map(([key, title]) => (
        <MenuItem key={key} value={key}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
