// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { DataProductServiceLevel } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  Facts,
  Panel,
  StateLabel,
  describeServiceLevel,
} from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    note: { ...theme.typography.body2, marginTop: theme.spacing(1.5) },
  }),
  { name: 'MeshwrightServiceLevels' },
);

/** What a product promises, and whether anybody knows that it is kept. @internal */
export function ServiceLevelsPanel({
  levels,
}: {
  levels: DataProductServiceLevel[];
}) {
  const classes = useStyles();
  return (
    <Panel title="Service levels" flush={levels.length === 0}>
      {levels.length === 0 ? (
        <EmptyState title="No promises">
          Neither the product nor its contracts say when data arrives or how
          long it is kept.
        </EmptyState>
      ) : (
        <>
          <Facts
            facts={levels.map(level => {
              const { name, promise } = describeServiceLevel(level);
              return {
                label: name,
                value: <span title={level.description}>{promise}</span>,
              };
            })}
          />
          <div className={classes.note}>
            <StateLabel state="unknown">
              No data on whether they are kept
            </StateLabel>
          </div>
        </>
      )}
    </Panel>
  );
}
