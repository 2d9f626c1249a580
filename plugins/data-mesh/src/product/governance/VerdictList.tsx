// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceVerdict } from '@meshwright/plugin-data-mesh-common';
import { StateLabel } from '@meshwright/plugin-data-mesh-react';
import { OUTCOMES, stateOfVerdict } from './governanceWords';

const SHOWN_EVIDENCE = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '9rem minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.25, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    body: { display: 'grid', gap: theme.spacing(0.5), minWidth: 0 },
    message: { margin: 0, overflowWrap: 'anywhere' },
    quiet: {
      ...theme.typography.caption,
      margin: 0,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightVerdicts' },
);

const placeOf = ({ path, line }: GovernanceVerdict['evidence'][number]) =>
  line === undefined ? path : `${path}, line ${line}`;

/** Verdicts with what they rest on, what would mend them, and the rule that says so. @internal */
export function VerdictList({
  label,
  verdicts,
}: {
  label: string;
  verdicts: GovernanceVerdict[];
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {verdicts.map(verdict => {
        const { evidence } = verdict;
        const more = evidence.length - SHOWN_EVIDENCE;
        return (
          <li key={verdict.id} className={classes.item}>
            <StateLabel state={stateOfVerdict(verdict)}>
              {OUTCOMES[verdict.outcome]}
            </StateLabel>
            <div className={classes.body}>
              <p className={classes.message}>{verdict.message}</p>
              {verdict.fix && (
                <p className={classes.message}>
                  To mend it: {verdict.fix.description}
                </p>
              )}
              {verdict.outcome !== 'pass' && evidence.length > 0 && (
                <p className={classes.quiet}>
                  At {evidence.slice(0, SHOWN_EVIDENCE).map(placeOf).join('; ')}
                  {more > 0 && `; and ${more} places more`}
                </p>
              )}
              <p className={classes.quiet}>
                {verdict.policy} · {verdict.rule} · version{' '}
                {verdict.policyVersion}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
