// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import {
  DataTable,
  EmptyState,
  Panel,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';
import { useLineagePath } from '../useLineagePath';
import type { Dataset } from './useDataset';

const HEIGHT = 560;

/** Columns of a dataset with their types; each leads to its own lineage. @internal */
export function DatasetColumns({ dataset: { columns } }: { dataset: Dataset }) {
  const lineagePath = useLineagePath();
  if (columns.length === 0) {
    return (
      <Panel title="Columns">
        <EmptyState title="No column is known">
          Neither a run nor a contract has said which columns it has.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title="Columns" count={columns.length} flush maxHeight={HEIGHT}>
      <DataTable
        label="Columns"
        keyOf={({ id }) => id}
        rows={columns}
        columns={[
          {
            id: 'name',
            label: 'Name',
            render: ({ id, column }) => (
              <Link to={lineagePath({ node: id, level: 'column' })}>
                {column}
              </Link>
            ),
          },
          {
            id: 'type',
            label: 'Type',
            render: ({ facts }) => facts?.dataType ?? '',
          },
          {
            id: 'classification',
            label: 'Classification',
            render: ({ facts }) =>
              facts?.classification ? sentenceCase(facts.classification) : '',
          },
          {
            id: 'description',
            label: 'Description',
            render: ({ facts }) => facts?.description ?? '',
          },
        ]}
      />
    </Panel>
  );
}
