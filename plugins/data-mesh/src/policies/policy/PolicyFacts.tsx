// SPDX-License-Identifier: Apache-2.0
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
import { SEVERITY_WORDS, lifecycleText, stateOfPolicy } from '../policyWords';

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
          { label: 'Binds', value: bindsText(policy) },
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
          { label: 'Stricter form of', value: policy.strengthens },
          { label: 'Asked in', value: policy.enforcement.join(', ') },
          { label: 'Environments', value: policy.environments.join(', ') },
        ]}
      />
      {trend.data && fromFirstKnown(trend.data.items).length > 1 && (
        <TrendChart label="Pass rate" points={trend.data.items} />
      )}
    </div>
  );
}

function bindsText({ kinds, domain, subjects }: GovernancePolicyDetail) {
  const where = domain ? `of ${domain}` : 'of all domains';
  return `${plural(
    subjects,
    kinds.join(' or '),
    kinds.map(kind => `${kind}s`).join(' and '),
  )} ${where}`;
}
