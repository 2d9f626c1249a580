// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { FreshnessState } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  PanelSkeleton,
  RelativeTime,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { type QualitySubject, useProductStatus } from '../useQuality';
import { ageText } from './statusWords';

const useStyles = makeStyles(
  theme => ({
    caption: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    age: { whiteSpace: 'nowrap' },
  }),
  { name: 'MeshwrightFreshness' },
);

function stateOf({ ageHours, promisedHours }: FreshnessState) {
  if (ageHours === null) return { state: 'unknown', word: 'No rows' } as const;
  return ageHours <= promisedHours
    ? ({ state: 'ok', word: 'On time' } as const)
    : ({ state: 'error', word: 'Late' } as const);
}

/** How old data was when it was measured, beside what is promised. @internal */
export function FreshnessPanel({
  subject,
  renewed,
}: {
  subject: QualitySubject;
  renewed: number;
}) {
  const classes = useStyles();
  const { data: status, error } = useProductStatus(subject.product, renewed);
  if (!status && !error) return <PanelSkeleton title="Freshness" lines={3} />;
  const rows = (status?.freshness ?? []).filter(
    ({ contract }) =>
      subject.contract === undefined || contract === subject.contract,
  );
  return (
    <Panel title="Freshness" flush>
      {rows.length === 0 ? (
        <EmptyState title="Nothing to hold it against">
          No contract promises how old the data may be, or nobody has measured
          it.
        </EmptyState>
      ) : (
        <DataTable<FreshnessState>
          label="Freshness against promise"
          rows={rows}
          keyOf={({ contract, dataset, column }) =>
            `${contract} ${dataset} ${column}`
          }
          columns={[
            {
              id: 'state',
              label: 'State',
              minWidth: 95,
              render: row => (
                <StateLabel state={stateOf(row).state}>
                  {stateOf(row).word}
                </StateLabel>
              ),
            },
            {
              id: 'dataset',
              label: 'Data',
              minWidth: 120,
              render: ({ dataset, column, measuredAt }) => (
                <>
                  <div>{dataset ?? 'The data'}</div>
                  <div className={classes.caption}>
                    {column && `by ${column}, `}measured{' '}
                    <RelativeTime value={measuredAt} />
                  </div>
                </>
              ),
            },
            {
              id: 'age',
              label: 'Age',
              numeric: true,
              render: ({ ageHours, promisedHours }) => (
                <div className={classes.age}>
                  <div>{ageHours === null ? 'no rows' : ageText(ageHours)}</div>
                  <div className={classes.caption}>
                    at most {ageText(promisedHours)}
                  </div>
                </div>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
