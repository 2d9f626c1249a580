// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ProductQuality,
  QualityDimension,
  QualityRun,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  ErrorState,
  Panel,
  PanelSkeleton,
  RelativeTime,
  sentenceCase,
  StateBanner,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { Pager } from '../../layout/Pager';
import { CheckRow } from './CheckRow';
import { qualitySentence, scoreText, stateOfQuality } from './qualityWords';
import { CHECKS_PER_PAGE, useProductQuality } from './useProductQuality';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
      gap: theme.spacing(2),
      alignItems: 'start',
    },
    pager: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightQuality' },
);

/** Whether the data of a product is as promised: score, dimensions, every check with its history, runs. @internal */
export function QualityContent() {
  const classes = useStyles();
  const [offset, setOffset] = useState(0);
  const { data: quality, error, loading, retry } = useProductQuality(offset);
  if (!quality) {
    return (
      <div className={classes.root}>
        {error && !loading ? (
          <ErrorState
            title="The quality of this product could not be loaded"
            error={error}
            onRetry={retry}
          />
        ) : (
          <PanelSkeleton title="Checks" lines={8} />
        )}
      </div>
    );
  }
  if (quality.totalChecks === 0) {
    return (
      <EmptyState title="No quality results yet" variant="page">
        Nobody has checked the data of this product, so nothing is known of it.
        Results come from pipelines (dbt, Great Expectations, Soda and others)
        that report them, or from the portal where it can reach the data.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      <StateBanner state={stateOfQuality(quality)}>
        {quality.score === null
          ? 'No score'
          : `Score ${scoreText(quality.score)} of 100`}
        : {qualitySentence(quality)}{' '}
        {quality.measuredAt && (
          <>
            Measured <RelativeTime value={quality.measuredAt} />.
          </>
        )}
      </StateBanner>
      <div className={classes.columns}>
        <Dimensions quality={quality} />
        <Runs runs={quality.runs} />
      </div>
      <Panel title="Checks" count={quality.totalChecks} flush>
        <div>
          {quality.checks.map(check => (
            <CheckRow key={check.key} check={check} />
          ))}
        </div>
        {quality.totalChecks > CHECKS_PER_PAGE && (
          <div className={classes.pager}>
            <Pager
              label="Checks"
              offset={offset}
              limit={CHECKS_PER_PAGE}
              totalItems={quality.totalChecks}
              onPage={page => setOffset((page - 1) * CHECKS_PER_PAGE)}
            />
          </div>
        )}
      </Panel>
    </div>
  );
}

function Dimensions({ quality }: { quality: ProductQuality }) {
  return (
    <Panel title="Dimensions" flush>
      <DataTable<QualityDimension>
        label="Quality by dimension"
        rows={quality.dimensions}
        keyOf={({ dimension }) => String(dimension)}
        columns={[
          {
            id: 'dimension',
            label: 'Dimension',
            render: one => (
              <StateLabel state={stateOfQuality(one)}>
                {one.dimension ? sentenceCase(one.dimension) : 'Other'}
              </StateLabel>
            ),
          },
          {
            id: 'score',
            label: 'Score',
            numeric: true,
            render: one => scoreText(one.score),
          },
          {
            id: 'passed',
            label: 'Passed',
            numeric: true,
            render: ({ counts }) => counts.pass,
          },
          {
            id: 'failed',
            label: 'Failed',
            numeric: true,
            render: ({ counts }) => counts.fail,
          },
          {
            id: 'other',
            label: 'Not judged',
            numeric: true,
            render: ({ counts }) =>
              counts.error + counts.skipped + counts.unknown,
          },
        ]}
      />
    </Panel>
  );
}

const SHOWN_RUNS = 6;

function Runs({ runs }: { runs: QualityRun[] }) {
  return (
    <Panel title="Latest runs" flush>
      <DataTable<QualityRun>
        label="Latest runs"
        rows={runs.slice(0, SHOWN_RUNS)}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'ended',
            label: 'When',
            render: ({ endedAt }) => <RelativeTime value={endedAt} />,
          },
          {
            id: 'tool',
            label: 'By',
            render: ({ tool, origin }) =>
              origin === 'measured' ? 'the portal' : tool,
          },
          {
            id: 'passed',
            label: 'Passed',
            numeric: true,
            render: ({ counts }) => counts.pass,
          },
          {
            id: 'failed',
            label: 'Failed',
            numeric: true,
            render: ({ counts }) => counts.fail,
          },
        ]}
      />
    </Panel>
  );
}
