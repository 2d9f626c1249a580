// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceScorecard } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  StateLabel,
  plural,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { FailureTable } from '../FailureTable';
import { PassRate } from '../PassRate';
import { usePolicyPaths } from '../policyPaths';
import { levelName, stateOfLevel } from '../policyWords';
import { LevelLadder } from './LevelLadder';
import { LevelTrend } from './LevelTrend';
import { TrendChart } from './TrendChart';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
    },
    pair: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    trends: { display: 'grid', gap: theme.spacing(2) },
    more: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      margin: 0,
      padding: theme.spacing(1.25, 2.5),
    },
    note: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: theme.spacing(1, 0, 0),
    },
  }),
  { name: 'MeshwrightScorecard' },
);

/** How a domain or the mesh does: level, trend, topics, and where to begin. @internal */
export function ScorecardView({ card }: { card: GovernanceScorecard }) {
  const classes = useStyles();
  const paths = usePolicyPaths();
  const { products, topics, lowest, failing } = card;
  const { fail, error, waived } = card.counts;
  const open = fail + error + waived;
  if (card.level === null) {
    return (
      <EmptyState variant="page" title="No data yet">
        No policy has been asked about a product here, as far as you may see
        them. There is no level without data.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      <Panel title={`Level ${card.level}: ${levelName(card.level)}`}>
        <LevelLadder level={card.level} products={products} />
        <p className={classes.note}>
          A group has a level when four of five of its products have it.
          {products.none > 0 &&
            ` ${plural(
              products.none,
              'product without data is',
              'products without data are',
            )} not counted.`}
        </p>
      </Panel>
      <div className={classes.pair}>
        <Panel title="Trend">
          <div className={classes.trends}>
            <LevelTrend group points={card.trend} />
            <TrendChart label="Pass rate" points={card.trend} />
          </div>
        </Panel>
        <Panel title="By topic" count={topics.length} flush>
          <DataTable
            label="Topics"
            rows={topics}
            keyOf={({ topic }) => topic}
            columns={[
              {
                id: 'topic',
                label: 'Topic',
                render: ({ topic }) => sentenceCase(topic),
              },
              {
                id: 'open',
                label: 'Open',
                numeric: true,
                render: ({ counts }) => counts.fail + counts.error,
              },
              {
                id: 'rate',
                label: 'Pass rate',
                render: ({ counts }) => <PassRate counts={counts} />,
              },
            ]}
          />
        </Panel>
      </div>
      {card.open && (
        <Panel title="What needs attention" flush>
          {card.open.length === 0 ? (
            <EmptyState title="Nothing fails, and nothing is waived" />
          ) : (
            <FailureTable label="What needs attention" rows={card.open} />
          )}
          {open > card.open.length && (
            <p className={classes.more}>
              The {card.open.length} that weigh most, of {open}. The others are
              on the pages of the products and policies below.
            </p>
          )}
        </Panel>
      )}
      <div className={classes.pair}>
        <Panel title="Where to begin" count={lowest.length} flush>
          {lowest.length === 0 ? (
            <EmptyState title="Every product is exemplary" />
          ) : (
            <DataTable
              label="Products of the lowest level"
              rows={lowest}
              keyOf={({ entityRef }) => entityRef}
              columns={[
                {
                  id: 'product',
                  label: 'Product',
                  render: ({ entityRef, title }) => (
                    <RefChip
                      entityRef={entityRef}
                      kind="dataproduct"
                      title={title}
                    />
                  ),
                },
                {
                  id: 'level',
                  label: 'Level',
                  render: ({ level }) => (
                    <StateLabel state={stateOfLevel(level)}>
                      {levelName(level)}
                    </StateLabel>
                  ),
                },
                {
                  id: 'open',
                  label: 'Open',
                  numeric: true,
                  render: ({ counts }) => counts.fail + counts.error,
                },
              ]}
            />
          )}
        </Panel>
        <Panel title="What fails most" count={failing.length} flush>
          {failing.length === 0 ? (
            <EmptyState title="Nothing fails" />
          ) : (
            <DataTable
              label="Policies that most fails"
              rows={failing}
              keyOf={({ policy }) => policy}
              columns={[
                {
                  id: 'policy',
                  label: 'Policy',
                  render: ({ policy, title }) => (
                    <Link to={paths.policy(policy, 'failing')}>{title}</Link>
                  ),
                },
                {
                  id: 'open',
                  label: 'Open',
                  numeric: true,
                  render: ({ counts }) => counts.fail + counts.error,
                },
              ]}
            />
          )}
        </Panel>
      </div>
    </div>
  );
}
