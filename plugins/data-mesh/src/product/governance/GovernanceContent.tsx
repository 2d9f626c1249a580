// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  Panel,
  RelativeTime,
  StateBanner,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { levelName } from '../../policies/policyWords';
import { LevelLadder } from '../../policies/scorecard/LevelLadder';
import { LevelTrend } from '../../policies/scorecard/LevelTrend';
import { useScorecard } from '../../policies/scorecard/useScorecard';
import { governanceSentence, stateOfGovernance } from './governanceWords';
import { useProductGovernance } from './useProductGovernance';
import { VerdictList } from './VerdictList';

const STEP = 20;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
    trend: { marginTop: theme.spacing(1.5) },
    more: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightProductGovernance' },
);

/** How a product does under the policies of the mesh: each verdict with its reason, its evidence and its fix. @internal */
export function GovernanceContent() {
  const classes = useStyles();
  const { data: governance, error, retry } = useProductGovernance();
  const { entity } = useEntity();
  const { data: card } = useScorecard(stringifyEntityRef(entity));
  const [shown, setShown] = useState(STEP);
  if (!governance) {
    return (
      <div className={classes.root}>
        <NotLoaded
          of={{ error, retry }}
          title="What needs attention"
          lines={6}
          failed="The policies of this product could not be loaded"
        />
      </div>
    );
  }
  const open = governance.verdicts.filter(({ outcome }) =>
    ['fail', 'error', 'waived'].includes(outcome),
  );
  const kept = governance.verdicts.filter(({ outcome }) => outcome === 'pass');
  if (open.length + kept.length === 0) {
    return (
      <EmptyState title="No policy has been evaluated yet" variant="page">
        Policies of the mesh and of the domain are evaluated as things change.
        Where none of them is about this product, nothing is shown here.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      <StateBanner state={stateOfGovernance(governance)}>
        {governanceSentence(governance)}{' '}
        {governance.evaluatedAt && (
          <>
            Last changed <RelativeTime value={governance.evaluatedAt} />.
          </>
        )}
      </StateBanner>
      <Panel
        title={`Level ${governance.level}: ${levelName(governance.level)}`}
      >
        <LevelLadder level={governance.level} />
        {card && (
          <div className={classes.trend}>
            <LevelTrend points={card.trend} />
          </div>
        )}
      </Panel>
      {open.length > 0 && (
        <Panel title="What needs attention" count={open.length} flush>
          <VerdictList
            label="What needs attention"
            verdicts={open}
            product={governance.subject}
          />
        </Panel>
      )}
      {kept.length > 0 && (
        <Panel title="What it keeps" count={kept.length} flush>
          <VerdictList label="What it keeps" verdicts={kept.slice(0, shown)} />
          {kept.length > shown && (
            <div className={classes.more}>
              <Button onClick={() => setShown(shown + 5 * STEP)}>
                {Math.min(5 * STEP, kept.length - shown)} more
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}
