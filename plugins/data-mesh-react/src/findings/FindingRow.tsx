// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../copy';
import { StateMark } from '../state';
import type { State } from '../state';
import type { FindingItem } from './types';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '12px minmax(0, 1fr)',
      columnGap: theme.spacing(1.5),
      padding: theme.spacing(1.25, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    mark: { paddingTop: 5 },
    message: { overflowWrap: 'anywhere' },
    severity: { fontWeight: 'bold' },
    meta: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1.5),
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    path: { fontFamily: 'monospace', fontSize: 12 },
    fix: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightFinding' },
);

const SEVERITIES: Record<
  FindingItem['severity'],
  { state: State; word: string }
> = {
  error: { state: 'error', word: 'Error' },
  warning: { state: 'warning', word: 'Warning' },
  info: { state: 'unknown', word: 'Note' },
};

/** @internal */
export interface FindingRowProps {
  finding: FindingItem;
  /** Address of the place in the document. */
  href?: string;
}

/** One finding: how bad, what, where, why, and what to do. @internal */
export function FindingRow({ finding, href }: FindingRowProps) {
  const classes = useStyles();
  const { state, word } = SEVERITIES[finding.severity];
  const place = describePlace(finding);
  return (
    <li className={classes.root}>
      <span className={classes.mark}>
        <StateMark state={state} size={12} />
      </span>
      <div>
        <div className={classes.message}>
          <span className={classes.severity}>{word}:</span> {finding.message}
        </div>
        {finding.fix && (
          <div className={classes.fix}>
            <span>Fix: {finding.fix}</span>
            <CopyButton
              text={finding.fixText ?? finding.fix}
              what={finding.fixText ? 'the new value' : 'the fix'}
            />
          </div>
        )}
        <div className={classes.meta}>
          {place &&
            (href ? <Link to={href}>{place}</Link> : <span>{place}</span>)}
          {finding.path && <span className={classes.path}>{finding.path}</span>}
          <span className={classes.path}>{finding.rule}</span>
        </div>
      </div>
    </li>
  );
}

function describePlace({ file, line, column }: FindingItem): string {
  const parts = [
    file,
    line !== undefined && `line ${line}`,
    column !== undefined && `column ${column}`,
  ];
  return parts.filter(Boolean).join(', ');
}
