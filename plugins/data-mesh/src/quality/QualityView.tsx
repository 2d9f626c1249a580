// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductQuality } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  Panel,
  PanelSkeleton,
  RelativeTime,
  StateBanner,
} from '@meshwright/plugin-data-mesh-react';
import { Pager } from '../layout/Pager';
import { CheckRow } from './checks/CheckRow';
import { DimensionsPanel } from './checks/DimensionsPanel';
import {
  qualitySentence,
  scoreText,
  stateOfQuality,
} from './checks/qualityWords';
import { EvidenceButton } from './evidence/EvidenceButton';
import { RunsPanel } from './checks/RunsPanel';
import { SeriesPanel } from './series/SeriesPanel';
import { FreshnessPanel } from './status/FreshnessPanel';
import { MeasureButton } from './status/MeasureButton';
import { StatusPanel } from './status/StatusPanel';
import { CHECKS_PER_PAGE, type QualitySubject, useQuality } from './useQuality';

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

/**
 * Whether data is as promised: status and why, score and what it is made of, every check with its history and the rows
 * that fail it, figures over time.
 *
 * @internal
 */
export function QualityView({
  subject,
  owned,
}: {
  subject: QualitySubject;
  /** Whether the person answers for the product. */
  owned: boolean;
}) {
  const classes = useStyles();
  const [offset, setOffset] = useState(0);
  const [renewed, setRenewed] = useState(0);
  const {
    data: quality,
    error,
    loading,
    retry,
  } = useQuality(subject, offset, renewed);
  const measure = owned && (
    <MeasureButton
      product={subject.product}
      onMeasured={() => setRenewed(renewed + 1)}
    />
  );
  return (
    <div className={classes.root}>
      <StatusPanel
        subject={subject}
        owned={owned}
        renewed={renewed}
        onChange={() => setRenewed(renewed + 1)}
        action={measure}
      />
      {!quality && error && !loading && (
        <ErrorState
          title="The quality of this product could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {!quality && !(error && !loading) && (
        <PanelSkeleton title="Checks" lines={8} />
      )}
      {quality && quality.totalChecks === 0 && (
        <EmptyState title="No quality results yet" variant="page">
          Nobody has checked{' '}
          {subject.contract ? 'this data' : 'the data of this product'}, so
          nothing is known of it. Results come from pipelines (dbt, Great
          Expectations, Soda and others) that report them, or from the portal
          where it can reach the data.
        </EmptyState>
      )}
      {quality && quality.totalChecks > 0 && (
        <>
          <ScoreBanner product={subject.product} quality={quality} />
          <div className={classes.columns}>
            <DimensionsPanel dimensions={quality.dimensions} />
            <FreshnessPanel subject={subject} renewed={renewed} />
          </div>
          <Panel title="Checks" count={quality.totalChecks} flush>
            <div>
              {quality.checks.map(check => (
                <CheckRow
                  key={check.key}
                  product={subject.product}
                  check={check}
                />
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
          <SeriesPanel subject={subject} renewed={renewed} />
          {subject.contract === undefined && <RunsPanel runs={quality.runs} />}
        </>
      )}
    </div>
  );
}

/** The score, and the rows that it came from one click away. */
function ScoreBanner({
  product,
  quality,
}: {
  product: string;
  quality: ProductQuality;
}) {
  const failing = quality.checks.filter(
    ({ status, evidence }) => evidence && status !== 'pass',
  );
  return (
    <StateBanner
      state={stateOfQuality(quality)}
      action={
        failing.length > 0 && (
          <EvidenceButton product={product} checks={failing} />
        )
      }
    >
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
  );
}
