// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernanceSubjectVerdict,
  GovernanceVerdict,
} from '@meshwright/plugin-data-mesh-common';
import { describeDay } from '@meshwright/plugin-data-mesh-react';
import { usePolicyPaths } from '../../policies/policyPaths';
import { WaiverDialog } from '../../policies/waivers/WaiverDialog';

const useStyles = makeStyles(
  theme => ({
    quiet: {
      ...theme.typography.caption,
      margin: 0,
      color: theme.palette.text.secondary,
      '& a': { textDecoration: 'underline' },
    },
  }),
  { name: 'MeshwrightWaiverLine' },
);

/** Whether a product is let off a rule, or waits for it; else the way to ask. @internal */
export function WaiverLine(props: {
  verdict: GovernanceVerdict &
    Partial<Pick<GovernanceSubjectVerdict, 'waivable' | 'waiver'>>;
  product: string;
}) {
  const { verdict, product } = props;
  const classes = useStyles();
  const paths = usePolicyPaths();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const { policy, rule, message, waiver, waivable } = verdict;
  if (waiver || asked) {
    return (
      <p className={classes.quiet} role={asked ? 'status' : undefined}>
        {waiver?.state === 'active'
          ? `Let off until ${describeDay(waiver.until)}${
              waiver.declaredIn ? `, declared in ${waiver.declaredIn}` : ''
            }. `
          : 'A waiver is asked for. '}
        <Link to={paths.waivers}>Waivers</Link>
      </p>
    );
  }
  if (!waivable || verdict.outcome !== 'fail') return null;
  return (
    <div>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        Ask for a waiver
      </Button>
      {asking && (
        <WaiverDialog
          product={product}
          policy={policy}
          rule={rule}
          title={message.replace(/\.$/, '')}
          onClose={done => {
            setAsking(false);
            setAsked(done);
          }}
        />
      )}
    </div>
  );
}
