// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernancePolicyDetail } from '@meshwright/plugin-data-mesh-common';
import {
  Facts,
  StateLabel,
  governanceApiRef,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { TrendChart } from '../scorecard/TrendChart';
import { fromFirstKnown } from '../scorecard/trendShape';
import { PassRate } from '../PassRate';
import { usePolicyPaths } from '../policyPaths';
import {
  SEVERITY_WORDS,
  enforcementText,
  lifecycleText,
  stateOfPolicy,
} from '../policyWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(240px, 360px)',
      gap: theme.spacing(2, 4),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  }),
  { name: 'MeshwrightPolicyFacts' },
);

/** What a policy is in a line, beside how its pass rate came about. @internal */
export function PolicyFacts({ policy }: { policy: GovernancePolicyDetail }) {
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const paths = usePolicyPaths();
  const { name } = policy;
  const trend = useAsyncData(
    signal => api.getPolicyTrend(name, {}, { signal }),
    [api, name],
    { subject: name },
  );
  return (
    <div className={classes.root}>
      <Facts
        layout="strip"
        facts={[
          {
            label: 'State',
            value: (
              <StateLabel state={stateOfPolicy(policy)}>
                {lifecycleText(policy)}
              </StateLabel>
            ),
          },
          { label: 'Severity', value: SEVERITY_WORDS[policy.severity] },
          { label: 'Binds', value: <Binds policy={policy} /> },
          {
            label: 'Owner',
            value: <RefChip entityRef={policy.owner} kind="group" />,
          },
          { label: 'Version', value: policy.version },
          { label: 'Pass rate', value: <PassRate counts={policy.counts} /> },
          {
            label: 'Serves',
            value: policy.serves
              .map(({ framework, reference }) =>
                [framework, reference].filter(Boolean).join(' '),
              )
              .join(', '),
          },
          {
            label: 'Stricter form of',
            value: policy.strengthens && (
              <Link to={paths.policy(policy.strengthens)}>
                {policy.strengthens}
              </Link>
            ),
          },
          { label: 'Asked in', value: enforcementText(policy.enforcement) },
          { label: 'Environments', value: policy.environments.join(', ') },
        ]}
      />
      {trend.data && fromFirstKnown(trend.data.items).length > 1 && (
        <TrendChart label="Pass rate" points={trend.data.items} />
      )}
    </div>
  );
}

function Binds({ policy }: { policy: GovernancePolicyDetail }) {
  const { kinds, domain, subjects } = policy;
  const what = plural(
    subjects,
    kinds.join(' or '),
    kinds.map(kind => `${kind}s`).join(' and '),
  );
  return domain ? (
    <>
      {what} of <RefChip entityRef={domain} kind="domain" />
    </>
  ) : (
    <>{what} of all domains</>
  );
}
