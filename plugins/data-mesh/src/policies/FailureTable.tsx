// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernanceFailure,
  GovernanceOpenVerdict,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  StateLabel,
  describeDay,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../header/RefChip';
import {
  OUTCOMES,
  stateOfVerdict,
} from '../product/governance/governanceWords';
import { usePolicyPaths } from './policyPaths';

const useStyles = makeStyles(
  theme => ({
    quiet: { ...theme.typography.caption, color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightFailureTable' },
);

/** A row: a failure, with its policy where the rows are of several. */
type Row = GovernanceFailure & Partial<GovernanceOpenVerdict>;

/** What fails, is let off or could not be judged, and who answers for it. @internal */
export function FailureTable({ label, rows }: { label: string; rows: Row[] }) {
  const classes = useStyles();
  const paths = usePolicyPaths();
  return (
    <DataTable<Row>
      label={label}
      rows={rows}
      keyOf={({ subject, policy, rule }) => `${subject} ${policy} ${rule}`}
      columns={[
        {
          id: 'subject',
          label: 'Product or contract',
          minWidth: 200,
          render: ({ subject, title }) => (
            <RefChip entityRef={subject} kind="dataproduct" title={title} />
          ),
        },
        {
          id: 'outcome',
          label: 'Result',
          minWidth: 130,
          render: failure => (
            <>
              <StateLabel state={stateOfVerdict(failure)}>
                {OUTCOMES[failure.outcome]}
              </StateLabel>
              {failure.graceUntil && (
                <div className={classes.quiet}>
                  In grace until {describeDay(failure.graceUntil)}
                </div>
              )}
            </>
          ),
        },
        {
          id: 'message',
          label: 'What is wrong',
          minWidth: 260,
          render: ({ message }) => message,
        },
        {
          id: 'rule',
          label: 'Rule',
          minWidth: 140,
          render: ({ policy, policyTitle, rule }) =>
            policy ? (
              <>
                <Link to={paths.policy(policy)}>{policyTitle ?? policy}</Link>
                <div className={classes.quiet}>{rule}</div>
              </>
            ) : (
              rule
            ),
        },
        {
          id: 'owner',
          label: 'Owner',
          minWidth: 120,
          render: ({ owner }) =>
            owner ? (
              <RefChip entityRef={owner} kind="group" />
            ) : (
              'Nobody is named'
            ),
        },
      ]}
    />
  );
}
