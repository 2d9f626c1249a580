// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernanceFileVerdict,
  GovernanceSubjectVerdict,
  GovernanceVerdict,
} from '@meshwright/plugin-data-mesh-common';
import {
  RefSentence,
  SafeLink,
  StateLabel,
  describeDay,
} from '@meshwright/plugin-data-mesh-react';
import { linkOf } from '../../header/linkOf';
import { usePolicyPaths } from '../../policies/policyPaths';
import { lineAddress } from '../../problems/descriptorWords';
import { OUTCOMES, stateOfVerdict } from './governanceWords';
import { WaiverLine } from './WaiverLine';

const SHOWN_EVIDENCE = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '9rem minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.25, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    state: { display: 'grid', gap: theme.spacing(0.25) },
    body: { display: 'grid', gap: theme.spacing(0.5), minWidth: 0 },
    message: { margin: 0, overflowWrap: 'anywhere' },
    quiet: {
      ...theme.typography.caption,
      margin: 0,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
      // In a line of text a link is told by more than its colour.
      '& a': { textDecoration: 'underline' },
    },
  }),
  { name: 'MeshwrightVerdicts' },
);

/** A verdict, with what its policy says of it where that is known. */
type Shown = GovernanceVerdict &
  Partial<
    Pick<
      GovernanceSubjectVerdict,
      'title' | 'policyTitle' | 'policyOwner' | 'reason' | 'waivable' | 'waiver'
    > &
      Pick<GovernanceFileVerdict, 'owner'>
  >;

/** Verdicts with what they rest on, why it matters, what would mend them, and the rule that says so. @internal */
export function VerdictList({
  label,
  verdicts,
  product,
  inForm = false,
}: {
  label: string;
  verdicts: Shown[];
  /** Ref of the product that a waiver may be asked for; none is offered where it is absent. */
  product?: string;
  /** In a form, which a link would leave with all that was typed. */
  inForm?: boolean;
}) {
  const classes = useStyles();
  const paths = usePolicyPaths();
  return (
    <ul className={classes.list} aria-label={label}>
      {verdicts.map(verdict => {
        const { evidence, outcome, policy, reason } = verdict;
        const more = evidence.length - SHOWN_EVIDENCE;
        const open = outcome !== 'pass' && outcome !== 'not-applicable';
        return (
          <li key={verdict.id} className={classes.item}>
            <div className={classes.state}>
              <StateLabel state={stateOfVerdict(verdict)}>
                {OUTCOMES[outcome]}
              </StateLabel>
              {verdict.graceUntil && (
                <span className={classes.quiet}>
                  In grace until {describeDay(verdict.graceUntil)}
                </span>
              )}
            </div>
            <div className={classes.body}>
              <p className={classes.message}>
                <RefSentence text={verdict.message} />
              </p>
              {open && reason && <p className={classes.quiet}>{reason}</p>}
              {verdict.fix && (
                <p className={classes.message}>
                  To mend it: {verdict.fix.description}
                </p>
              )}
              {outcome !== 'pass' && evidence.length > 0 && (
                <p className={classes.quiet}>
                  At{' '}
                  {evidence.slice(0, SHOWN_EVIDENCE).map((place, index) => (
                    <span key={place.path}>
                      {index > 0 && '; '}
                      <Place place={place} />
                    </span>
                  ))}
                  {more > 0 && `; and ${more} places more`}
                </p>
              )}
              <p className={classes.quiet}>
                {verdict.policyTitle && !inForm ? (
                  <Link to={paths.policy(policy)}>{verdict.policyTitle}</Link>
                ) : (
                  verdict.policyTitle ?? policy
                )}{' '}
                · {verdict.rule} · version {verdict.policyVersion}
                {verdict.title && ` · ${verdict.title}`}
                {open && (
                  <Helper
                    owner={verdict.policyOwner ?? verdict.owner}
                    plain={inForm}
                  />
                )}
              </p>
              {open && product && (
                <WaiverLine verdict={verdict} product={product} />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Whom to ask about a rule. */
function Helper({ owner, plain }: { owner?: string; plain: boolean }) {
  const link = linkOf(owner, 'group');
  if (!owner) return null;
  return (
    <>
      {' · Ask '}
      {link && !plain ? <EntityRefLink entityRef={link.entityRef} /> : owner}
    </>
  );
}

/** A place that a verdict rests on: a link to its line where it can be read on the web. */
function Place({ place }: { place: GovernanceVerdict['evidence'][number] }) {
  const { path, line } = place;
  const words = line === undefined ? path : `${path}, line ${line}`;
  const [file] = path.split('#');
  const address = lineAddress(file, line);
  return address ? (
    <SafeLink address={address}>{words}</SafeLink>
  ) : (
    <>{words}</>
  );
}
