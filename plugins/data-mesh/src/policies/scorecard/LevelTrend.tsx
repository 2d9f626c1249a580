// SPDX-License-Identifier: Apache-2.0
import type { GovernanceScorecardPoint } from '@meshwright/plugin-data-mesh-common';
import { DataTable, describeDay } from '@meshwright/plugin-data-mesh-react';
import { LEVELS, levelName } from '../policyWords';
import { StepChart } from './StepChart';
import {
  fromFirstKnown,
  heightOfLevel,
  levelTrendText,
  turningPoints,
} from './trendShape';

const HEIGHT = 96;
const MARKS = [...LEVELS].reverse().map(({ level, name }) => ({
  value: heightOfLevel(level)!,
  label: `${level} · ${name}`,
}));

/** The level of maturity over days; of a group also how many products are on each. @internal */
export function LevelTrend(props: {
  points: GovernanceScorecardPoint[];
  /** Whether it is of several products. */
  group?: boolean;
}) {
  const points = fromFirstKnown(props.points);
  return (
    <StepChart
      label="Level"
      text={levelTrendText(points)}
      height={HEIGHT}
      marks={MARKS}
      steps={points.map(({ day, level }) => ({
        day,
        value: heightOfLevel(level),
      }))}
      table={
        <DataTable
          label="Level by day"
          rows={turningPoints(points, ({ level, products }) =>
            props.group ? [level, products] : level,
          )}
          keyOf={({ day }) => day}
          columns={[
            { id: 'day', label: 'From', render: ({ day }) => describeDay(day) },
            {
              id: 'level',
              label: 'Level',
              render: ({ level }) =>
                level === null ? 'No data' : `${level} · ${levelName(level)}`,
            },
            ...(props.group
              ? LEVELS.map(({ level, name }) => ({
                  id: name,
                  label: name,
                  numeric: true,
                  render: ({ products }: GovernanceScorecardPoint) =>
                    products[level].toLocaleString('en-US'),
                }))
              : []),
          ]}
        />
      }
    />
  );
}
