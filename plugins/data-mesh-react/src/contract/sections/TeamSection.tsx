// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { Contract, TeamMember } from '@meshwright/contracts';
import { EmptyState } from '../../feedback';
import { DataTable, Panel } from '../../layout';
import type { DataTableColumn } from '../../layout';
import { SafeLink } from '../../links';
import { Prose } from '../../text';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    about: { padding: theme.spacing(2, 2.5, 1) },
  }),
  { name: 'MeshwrightTeamSection' },
);

const MEMBER_COLUMNS: Array<DataTableColumn<TeamMember>> = [
  {
    id: 'name',
    label: 'Name',
    minWidth: 140,
    render: member => member.name ?? member.username ?? member.email,
  },
  { id: 'role', label: 'Role', render: member => member.role },
  {
    id: 'contact',
    label: 'Contact',
    minWidth: 160,
    render: member => <Contact member={member} />,
  },
  { id: 'since', label: 'Since', render: member => member.dateIn },
];

const FORMER_COLUMNS: Array<DataTableColumn<TeamMember>> = [
  ...MEMBER_COLUMNS,
  { id: 'until', label: 'Until', render: member => member.dateOut },
  {
    id: 'replacement',
    label: 'Replaced by',
    render: member => member.replacedByUsername,
  },
];

/** Who answers for the data and how to reach them. @internal */
export function TeamSection({ contract }: { contract: Contract }) {
  const classes = useStyles();
  const { team, support } = contract;
  const members = team?.members ?? [];
  const present = members.filter(member => !member.dateOut);
  const former = members.filter(member => member.dateOut);
  if (!team && support.length === 0) {
    return (
      <EmptyState title="No team or support channel">
        This contract names nobody to ask. Add “team” and “support”.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      {support.length > 0 && (
        <Panel title="Support" count={support.length} flush>
          <DataTable
            label="Support channels"
            rows={support}
            keyOf={(channel, index) => `${channel.channel}-${index}`}
            columns={[
              {
                id: 'channel',
                label: 'Channel',
                minWidth: 140,
                render: channel => (
                  <SafeLink address={channel.url ?? channel.invitationUrl}>
                    {channel.channel}
                  </SafeLink>
                ),
              },
              { id: 'tool', label: 'Tool', render: channel => channel.tool },
              { id: 'scope', label: 'For', render: channel => channel.scope },
              {
                id: 'description',
                label: 'Description',
                minWidth: 160,
                render: channel => channel.description,
              },
            ]}
          />
        </Panel>
      )}
      {team && (
        <Panel title={team.name ?? 'Team'} count={present.length} flush>
          {team.description && (
            <div className={classes.about}>
              <Prose>{team.description}</Prose>
            </div>
          )}
          {present.length > 0 && (
            <DataTable
              label="Members of the team"
              rows={present}
              keyOf={keyOfMember}
              columns={MEMBER_COLUMNS}
            />
          )}
        </Panel>
      )}
      {former.length > 0 && (
        <Panel title="Former members" count={former.length} flush>
          <DataTable
            label="Former members of the team"
            rows={former}
            keyOf={keyOfMember}
            columns={FORMER_COLUMNS}
          />
        </Panel>
      )}
    </div>
  );
}

function Contact({ member }: { member: TeamMember }) {
  const address = member.email ?? member.username;
  return address?.includes('@') ? (
    <SafeLink address={`mailto:${address}`}>{address}</SafeLink>
  ) : (
    <>{member.username}</>
  );
}

function keyOfMember(member: TeamMember, index: number): string {
  return `${member.username ?? member.name}-${index}`;
}
