// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { CodeBlock } from '../../text/CodeBlock';
import { sentenceCase } from '../../words';
import type { SubjectRule } from './collectRules';
import { describeCondition, describeRule } from './describeRule';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      padding: theme.spacing(1.25, 2.5),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      overflowWrap: 'anywhere',
    },
    meta: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
      color: theme.palette.text.secondary,
    },
    column: {
      fontFamily: 'monospace',
      fontSize: 12,
      padding: 0,
      minWidth: 0,
      textTransform: 'none',
      textAlign: 'left',
    },
    code: {
      marginTop: theme.spacing(0.5),
      '& summary': { cursor: 'pointer', color: theme.palette.text.secondary },
    },
  }),
  { name: 'MeshwrightQualityRule' },
);

/** @internal */
export interface QualityRuleItemProps {
  item: SubjectRule;
  /** Leads to the column in the schema; without it the place is left out. */
  onOpenColumn?: (column: string) => void;
}

/** A quality rule as a sentence, with what else is known about it. @internal */
export function QualityRuleItem({ item, onOpenColumn }: QualityRuleItemProps) {
  const classes = useStyles();
  const { rule, place } = item;
  const sentence = describeRule(rule, item);
  const condition = describeCondition(rule);
  const facts = [
    rule.name !== sentence && rule.name,
    rule.dimension && sentenceCase(rule.dimension),
    rule.severity && `Severity ${rule.severity}`,
    rule.engine && `Checked with ${rule.engine}`,
    rule.schedule && `Runs ${rule.schedule}`,
  ].filter((fact): fact is string => Boolean(fact));
  const code = rule.query ?? codeOf(rule.implementation);
  return (
    <li className={classes.root}>
      <div>{sentence}</div>
      {rule.description && rule.description !== sentence && (
        <div className={classes.meta}>{rule.description}</div>
      )}
      {condition && <div className={classes.meta}>{condition}</div>}
      {rule.businessImpact && (
        <div className={classes.meta}>If it fails: {rule.businessImpact}</div>
      )}
      <div className={classes.meta}>
        {onOpenColumn && (
          <Button
            size="small"
            color="primary"
            className={classes.column}
            onClick={() => onOpenColumn(place)}
          >
            {place}
          </Button>
        )}
        {facts.map(fact => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      {code && (
        <details className={classes.code}>
          <summary>{rule.query ? 'Query' : 'Definition'}</summary>
          <CodeBlock
            text={code}
            what={rule.query ? 'the query' : 'the definition'}
          />
        </details>
      )}
    </li>
  );
}

function codeOf(implementation: unknown): string | undefined {
  if (implementation === undefined || implementation === null) {
    return undefined;
  }
  return typeof implementation === 'string'
    ? implementation
    : JSON.stringify(implementation, null, 2);
}
