// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { Contract, Price } from '@meshwright/contracts';
import { EmptyState } from '../../feedback';
import { DataTable, Facts, Panel } from '../../layout';
import { Prose } from '../../text';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'MeshwrightAccessSection' },
);

/** Who may use the data, under which terms and at what price. @internal */
export function AccessSection({ contract }: { contract: Contract }) {
  const classes = useStyles();
  const { roles, terms, description, price } = contract;
  const termFacts = [
    { label: 'Usage', text: terms?.usage ?? description.usage },
    {
      label: 'Limitations',
      text: terms?.limitations ?? description.limitations,
    },
    { label: 'Billing', text: terms?.billing },
    { label: 'Notice period', text: terms?.noticePeriod },
  ].filter(({ text }) => text);
  if (roles.length === 0 && termFacts.length === 0 && !price) {
    return (
      <EmptyState title="No roles, terms or price">
        This contract does not say who may use its data or how. Ask its owner,
        or add “roles”, “price” and a description of usage and limitations.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      {roles.length > 0 && (
        <Panel title="Roles" count={roles.length} flush>
          <DataTable
            label="Roles"
            rows={roles}
            keyOf={role => role.path}
            columns={[
              {
                id: 'role',
                label: 'Role',
                minWidth: 140,
                render: role => <strong>{role.role}</strong>,
              },
              { id: 'access', label: 'Access', render: role => role.access },
              {
                id: 'approvers',
                label: 'Approved by',
                minWidth: 140,
                render: role =>
                  [role.firstLevelApprovers, role.secondLevelApprovers]
                    .filter(Boolean)
                    .join(', then '),
              },
              {
                id: 'description',
                label: 'Description',
                minWidth: 160,
                render: role => role.description,
              },
            ]}
          />
        </Panel>
      )}
      {termFacts.length > 0 && (
        <Panel title="Terms">
          <Facts
            facts={termFacts.map(({ label, text = '' }) => ({
              label,
              value: <Prose>{text}</Prose>,
            }))}
          />
        </Panel>
      )}
      {price && (
        <Panel title="Price">
          <Facts facts={[{ label: 'Price', value: describePrice(price) }]} />
        </Panel>
      )}
    </div>
  );
}

function describePrice({ amount, currency, unit }: Price): string {
  const sum = [amount, currency].filter(part => part !== undefined).join(' ');
  return [sum || 'Amount not stated', unit && `per ${unit}`]
    .filter(Boolean)
    .join(' ');
}
