// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  Facts,
  Panel,
  StateLabel,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { PassRate } from '../PassRate';
import { LEVELS, levelName, stateOfLevel } from '../policyWords';
import { LevelTrend } from './LevelTrend';
import { useScorecard } from './useScorecard';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(1.5) } }),
  { name: 'MeshwrightGovernanceCard' },
);

/** How the product or domain whose page this is does under policies, in short. @internal */
export function GovernanceCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const ref = stringifyEntityRef(entity);
  const { data, error, retry } = useScorecard(ref);
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Governance"
        lines={3}
        failed="Policies could not be loaded"
      />
    );
  }
  const details = <Link to={`${entityPath(ref)}/governance`}>Details</Link>;
  if (data.level === null) {
    return (
      <Panel title="Governance" flush action={details}>
        <EmptyState title="No data yet">
          No policy has been asked about this.
        </EmptyState>
      </Panel>
    );
  }
  const next = LEVELS.find(({ level }) => level === data.level! + 1);
  const open = data.counts.fail + data.counts.error;
  return (
    <Panel title="Governance" action={details}>
      <div className={classes.root}>
        <StateLabel state={stateOfLevel(data.level)}>
          Level {data.level}, {levelName(data.level)}:{' '}
          {open === 0
            ? 'nothing is open'
            : plural(open, 'rule is open', 'rules are open')}
          {data.counts.waived > 0 && `, ${data.counts.waived} waived`}
        </StateLabel>
        <Facts
          facts={[
            { label: 'Pass rate', value: <PassRate counts={data.counts} /> },
            {
              label: 'Next level',
              value: next && `${next.name}: ${next.asks}`,
            },
          ]}
        />
        <LevelTrend
          group={parseEntityRef(ref).kind === 'domain'}
          points={data.trend}
        />
      </div>
    </Panel>
  );
}
