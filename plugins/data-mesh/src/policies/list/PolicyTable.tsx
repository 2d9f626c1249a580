// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernancePolicySummary } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  StateLabel,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { PassRate } from '../PassRate';
import { usePolicyPaths } from '../policyPaths';
import { SEVERITY_WORDS, lifecycleText, stateOfPolicy } from '../policyWords';

const useStyles = makeStyles(
  theme => ({
    title: { fontWeight: 600 },
    purpose: { color: theme.palette.text.secondary },
    problem: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'MeshwrightPolicyTable' },
);

/** Policies, with what each binds and how well it is kept. @internal */
export function PolicyTable({ rows }: { rows: GovernancePolicySummary[] }) {
  const classes = useStyles();
  const paths = usePolicyPaths();
  return (
    <DataTable<GovernancePolicySummary>
      label="Policies"
      rows={rows}
      keyOf={({ name, domain }) => `${domain ?? ''}/${name}`}
      columns={[
        {
          id: 'policy',
          label: 'Policy',
          minWidth: 260,
          render: policy => (
            <>
              <Link to={paths.policy(policy.name)} className={classes.title}>
                {policy.title}
              </Link>
              <div className={classes.purpose}>{policy.purpose}</div>
              {policy.errors.length + policy.conflicts.length > 0 && (
                <div className={classes.problem}>
                  <StateLabel
                    state={policy.errors.length > 0 ? 'error' : 'warning'}
                  >
                    {policy.errors.length > 0
                      ? 'Cannot be used: it has errors'
                      : plural(
                          policy.conflicts.length,
                          'conflict with a global policy',
                          'conflicts with global policies',
                        )}
                  </StateLabel>
                </div>
              )}
            </>
          ),
        },
        {
          id: 'failing',
          label: 'Open',
          numeric: true,
          render: ({ counts }) =>
            (counts.fail + counts.error).toLocaleString('en-US'),
        },
        {
          id: 'rate',
          label: 'Pass rate',
          minWidth: 130,
          render: ({ counts }) => <PassRate counts={counts} />,
        },
        {
          id: 'state',
          label: 'State',
          minWidth: 245,
          render: policy => (
            <StateLabel state={stateOfPolicy(policy)}>
              {lifecycleText(policy)}
            </StateLabel>
          ),
        },
        {
          id: 'severity',
          label: 'Severity',
          render: ({ severity }) => SEVERITY_WORDS[severity],
        },
        {
          id: 'scope',
          label: 'Binds',
          minWidth: 100,
          render: ({ domain }) =>
            domain ? (
              <RefChip entityRef={domain} kind="domain" />
            ) : (
              'All domains'
            ),
        },
        {
          id: 'owner',
          label: 'Owner',
          minWidth: 130,
          render: ({ owner }) => <RefChip entityRef={owner} kind="group" />,
        },
      ]}
    />
  );
}
