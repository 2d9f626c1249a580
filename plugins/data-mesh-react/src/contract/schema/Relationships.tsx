// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import type { Contract, Property } from '@meshwright/contracts';
import { DataTable, Panel } from '../../layout';
import { sentenceCase } from '../../words';

/** One reference from columns to columns. */
interface RelationshipRow {
  from: string;
  to: string;
  type: string;
  description?: string;
}

/** References between tables of a contract, and out of it; nothing where it states none. @internal */
export function Relationships({ contract }: { contract: Contract }) {
  const rows = useMemo(() => collectRelationships(contract), [contract]);
  if (rows.length === 0) {
    return null;
  }
  return (
    <Panel title="Relationships" count={rows.length} flush>
      <DataTable
        label="Relationships"
        rows={rows}
        keyOf={(row, index) => `${row.from}-${index}`}
        columns={[
          { id: 'from', label: 'From', render: row => row.from },
          { id: 'to', label: 'To', render: row => row.to },
          { id: 'type', label: 'Kind', render: row => row.type },
          {
            id: 'description',
            label: 'Description',
            render: row => row.description,
          },
        ]}
      />
    </Panel>
  );
}

function collectRelationships(contract: Contract): RelationshipRow[] {
  const rows: RelationshipRow[] = [];
  const add = (
    owner: string,
    { relationships }: Pick<Property, 'relationships'>,
  ) => {
    for (const { from, to, type, description } of relationships) {
      rows.push({
        from: from.length > 0 ? from.join(', ') : owner,
        to: to.join(', '),
        type: sentenceCase(
          type.replace(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase('en-US'),
        ),
        description,
      });
    }
  };
  const walk = (property: Property, prefix: string) => {
    const name = `${prefix}.${property.name}`;
    add(name, property);
    property.properties.forEach(child => walk(child, name));
    property.items?.properties.forEach(child => walk(child, name));
  };
  for (const object of contract.schema) {
    add(object.name, object);
    object.properties.forEach(property => walk(property, object.name));
  }
  return rows;
}
