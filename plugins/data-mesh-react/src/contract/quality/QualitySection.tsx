// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Contract } from '@meshwright/contracts';
import { EmptyState } from '../../feedback';
import { Panel } from '../../layout';
import { collectRules } from './collectRules';
import { QualityRuleItem } from './QualityRuleItem';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
  }),
  { name: 'MeshwrightQualitySection' },
);

/** @internal */
export interface QualitySectionProps {
  contract: Contract;
  onOpenColumn: (column: string) => void;
}

/** What a contract promises about its data, as sentences, table by table. @internal */
export function QualitySection({
  contract,
  onOpenColumn,
}: QualitySectionProps) {
  const classes = useStyles();
  const tables = useMemo(() => byTable(contract), [contract]);
  if (tables.length === 0) {
    return (
      <EmptyState title="No quality rules">
        This contract promises nothing about the quality of its data. Rules are
        written under “quality” of a table or a column.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      {tables.map(([table, rules]) => (
        <Panel key={table} title={table} count={rules.length} flush>
          <ul className={classes.list}>
            {rules.map((item, index) => (
              <QualityRuleItem
                key={`${item.rule.path}-${index}`}
                item={item}
                onOpenColumn={onOpenColumn}
              />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

function byTable(contract: Contract) {
  const tables = new Map<string, ReturnType<typeof collectRules>>();
  for (const rule of collectRules(contract)) {
    const rules = tables.get(rule.table);
    if (rules) {
      rules.push(rule);
    } else {
      tables.set(rule.table, [rule]);
    }
  }
  return [...tables];
}
