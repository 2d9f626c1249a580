// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Contract, Property } from '@meshwright/contracts';
import { DataTable, Panel } from '../../layout';
import { sentenceCase } from '../../words';

/** Columns that a reference leads to. */
interface Target {
  /** `orders.order_id`. */
  column: string;
  /** File name of the contract that has them, where it is another one. */
  document?: string;
}

const KEYWORDS = new Set(['schema', 'properties', 'items']);

/** `../a/b.odcs.yaml#/schema/orders/properties/id` in words: `orders.id` of `b.odcs.yaml`. */
function targetOf(to: string): Target {
  const [address, pointer] = to.split('#/');
  if (!pointer) return { column: to };
  const parts = pointer.split('/');
  return {
    column: parts
      .filter((part, at) => at === parts.length - 1 || !KEYWORDS.has(part))
      .join('.'),
    document: address.slice(address.lastIndexOf('/') + 1) || undefined,
  };
}

const useStyles = makeStyles(
  theme => ({
    quiet: { ...theme.typography.caption, color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightRelationships' },
);

/** One reference from columns to columns. */
interface RelationshipRow {
  from: string;
  to: Target[];
  type: string;
  description?: string;
}

/** References between tables of a contract, and out of it; nothing where it states none. @internal */
export function Relationships({ contract }: { contract: Contract }) {
  const classes = useStyles();
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
          {
            id: 'to',
            label: 'To',
            minWidth: 200,
            render: row =>
              row.to.map(({ column, document }) => (
                <div key={`${document} ${column}`}>
                  {column}
                  {document && (
                    <div className={classes.quiet}>in {document}</div>
                  )}
                </div>
              )),
          },
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
        to: to.map(targetOf),
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
