// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { Contract, Server } from '@meshwright/contracts';
import { CopyButton } from '../../copy';
import { EmptyState } from '../../feedback';
import { Facts, Panel } from '../../layout';
import { sentenceCase } from '../../words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    server: {
      display: 'grid',
      gap: theme.spacing(1),
      padding: theme.spacing(2, 2.5),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    name: { ...theme.typography.body2, fontWeight: 'bold', margin: 0 },
    type: { color: theme.palette.text.secondary, fontWeight: 'normal' },
    description: { ...theme.typography.body2, margin: 0 },
    value: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontFamily: 'monospace',
      fontSize: 13,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightServers' },
);

/** Where the data of a contract is, environment by environment. @internal */
export function ServerSection({ contract }: { contract: Contract }) {
  const classes = useStyles();
  if (contract.servers.length === 0) {
    return (
      <EmptyState title="No servers">
        This contract does not say where its data is. Places are written under
        “servers”, one for each environment.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      {byEnvironment(contract.servers).map(([environment, servers]) => (
        <Panel
          key={environment}
          title={
            environment ? sentenceCase(environment) : 'No environment stated'
          }
          flush
        >
          {servers.map(server => (
            <ServerItem key={server.path} server={server} />
          ))}
        </Panel>
      ))}
    </div>
  );
}

function ServerItem({ server }: { server: Server }) {
  const classes = useStyles();
  const facts = Object.entries(server.details)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => {
      const text =
        typeof value === 'object' ? JSON.stringify(value) : String(value);
      return {
        label: sentenceCase(key.replace(/([a-z])([A-Z])/g, '$1 $2')),
        value: (
          <span className={classes.value}>
            {text}
            <CopyButton text={text} what={key} />
          </span>
        ),
      };
    });
  return (
    <div className={classes.server}>
      <h3 className={classes.name}>
        {server.server} <span className={classes.type}>{server.type}</span>
      </h3>
      {server.description && (
        <p className={classes.description}>{server.description}</p>
      )}
      <Facts
        facts={[...facts, { label: 'Roles', value: server.roles.join(', ') }]}
      />
    </div>
  );
}

function byEnvironment(servers: Server[]): Array<[string, Server[]]> {
  const groups = new Map<string, Server[]>();
  for (const server of servers) {
    const environment = server.environment ?? '';
    const group = groups.get(environment);
    if (group) {
      group.push(server);
    } else {
      groups.set(environment, [server]);
    }
  }
  return [...groups];
}
