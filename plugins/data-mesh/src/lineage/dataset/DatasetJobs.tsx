// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import type { LineageGraphNode } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  Panel,
  RelativeTime,
  sentenceCase,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import { useLineagePath } from '../useLineagePath';
import type { Dataset } from './useDataset';

/** Jobs that write a dataset, and those that read it. @internal */
export function DatasetJobs({
  dataset: { writers, readers },
}: {
  dataset: Dataset;
}) {
  return (
    <Panel title="Jobs">
      <Jobs title="Written by" jobs={writers} none="No job that is known" />
      <Jobs title="Read by" jobs={readers} none="No job that is known" />
    </Panel>
  );
}

function Jobs({
  title,
  jobs,
  none,
}: {
  title: string;
  jobs: LineageGraphNode[];
  none: string;
}) {
  const classes = useFlowPanelStyles();
  const lineagePath = useLineagePath();
  return (
    <>
      <h4 className={classes.section}>{title}</h4>
      {jobs.length === 0 && <p className={classes.quiet}>{none}</p>}
      <CutList
        items={jobs}
        keyOf={({ id }) => id}
        what="jobs"
        render={({ id, name, facts = {} }) => (
          <>
            <Link to={lineagePath({ node: id, level: 'job' })}>{name}</Link>
            <span className={classes.sub}>
              {[
                facts.integration,
                facts.lastState && sentenceCase(facts.lastState),
              ]
                .filter(Boolean)
                .join(', ')}{' '}
              {facts.lastRun && <RelativeTime value={facts.lastRun} />}
            </span>
          </>
        )}
      />
    </>
  );
}
