// SPDX-License-Identifier: Apache-2.0
import type { GovernanceTrendPoint } from '@meshwright/plugin-data-mesh-common';
import { DataTable, describeDay } from '@meshwright/plugin-data-mesh-react';
import { percent } from '../policyWords';
import { StepChart } from './StepChart';
import { fromFirstKnown, trendText, turningPoints } from './trendShape';

const HEIGHT = 72;
const MARKS = [
  { value: 1, label: '100 %' },
  { value: 0, label: '0 %' },
];

/** The part of the rules that passed, over days. @internal */
export function TrendChart(props: {
  label: string;
  points: GovernanceTrendPoint[];
}) {
  const { label } = props;
  const points = fromFirstKnown(props.points);
  return (
    <StepChart
      label={label}
      text={trendText(points)}
      height={HEIGHT}
      marks={MARKS}
      steps={points.map(({ day, passRate }) => ({ day, value: passRate }))}
      table={
        <DataTable
          label={`${label} by day`}
          rows={turningPoints(points, ({ counts }) => counts)}
          keyOf={({ day }) => day}
          columns={[
            { id: 'day', label: 'From', render: ({ day }) => describeDay(day) },
            {
              id: 'rate',
              label,
              numeric: true,
              render: ({ passRate }) => percent(passRate),
            },
            {
              id: 'open',
              label: 'Open',
              numeric: true,
              render: ({ counts }) =>
                (counts.fail + counts.error).toLocaleString('en-US'),
            },
          ]}
        />
      }
    />
  );
}
