// SPDX-License-Identifier: Apache-2.0
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import type { IncidentDetail } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  plural,
  RelativeTime,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { SeverityLabel } from '../IncidentLabels';
import { useEntityLinks } from '../../header/useEntityLinks';

/** What is wrong, where, and since when. @internal */
export function FaultsPanel({ incident }: { incident: IncidentDetail }) {
  const { faultList, closedFaults } = incident;
  const linkTo = useEntityLinks(faultList.map(({ product }) => product));
  const entityPath = useEntityRefLink();
  if (faultList.length + closedFaults === 0) {
    return (
      <Panel title="What is wrong" flush>
        <EmptyState title="No check fails">
          {incident.origin === 'person'
            ? 'A person saw it: the text above says what.'
            : 'Everything that failed passes again, or was let go of.'}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title="What is wrong" count={faultList.length + closedFaults} flush>
      <DataTable
        label="What is wrong"
        rows={faultList}
        keyOf={({ product, key }) => `${product} ${key}`}
        columns={[
          {
            id: 'what',
            label: 'What',
            minWidth: 220,
            render: ({ name, message }) => (
              <>
                {name}
                {message && <div>{message}</div>}
              </>
            ),
          },
          {
            id: 'state',
            label: 'Now',
            minWidth: 96,
            render: ({ firing, severity }) =>
              firing ? (
                <SeverityLabel severity={severity} />
              ) : (
                <StateLabel state="ok">Passes</StateLabel>
              ),
          },
          {
            id: 'where',
            label: 'Where',
            minWidth: 140,
            render: ({ dataset, column, product }) => (
              <>
                <Link to={`${entityPath(product)}/quality`}>
                  {linkTo(product).title}
                </Link>
                <div>{[dataset, column].filter(Boolean).join('.')}</div>
              </>
            ),
          },
          {
            id: 'since',
            label: 'First seen',
            minWidth: 90,
            render: ({ since }) =>
              since ? <RelativeTime value={since} /> : '–',
          },
        ]}
      />
      {closedFaults > 0 && (
        <EmptyState
          title={`${plural(
            closedFaults,
            'more thing is wrong',
            'more things are wrong',
          )} in products that you may not see`}
        />
      )}
    </Panel>
  );
}
