// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import { Link } from '@backstage/core-components';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { StateMark } from '../state';
import { ClassificationLabel } from './ClassificationLabel';
import { trustFacts } from './trustFacts';
import type { NamedTrustFact } from './trustFacts';
import type { MeasuredTrust, TrustPart, TrustSubject } from './types';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(2),
      rowGap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      borderRadius: theme.shape.borderRadius,
      '& > li': { display: 'flex' },
    },
    compact: {
      ...theme.typography.caption,
      columnGap: theme.spacing(1.5),
      lineHeight: 1.5,
    },
    row: { flexWrap: 'nowrap', whiteSpace: 'nowrap' },
    fact: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      borderRadius: 2,
    },
    link: { color: 'inherit' },
    unknown: { color: theme.palette.text.secondary },
    evidence: {
      display: 'grid',
      gridTemplateColumns: 'auto 1fr',
      gap: theme.spacing(0.25, 1),
      margin: 0,
      '& dt': { opacity: 0.8 },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'MeshwrightTrustStrip' },
);

/** Props of {@link TrustStrip}. @public */
export interface TrustStripProps {
  product: TrustSubject;
  measured?: MeasuredTrust;
  /**
   * `header`: every part, each with its own evidence. `card` and `row`: what is known, in small type, with
   * the evidence of all parts together; `row` stays on one line.
   */
  variant: 'header' | 'card' | 'row';
  /** Parts that make no sense for what the strip is about. */
  omit?: TrustPart[];
  /** Where the problems are listed that the first part counts. */
  problemsHref?: string;
}

/**
 * Whether a product can be trusted, in one line that is the same wherever the product appears.
 *
 * @public
 */
export function TrustStrip({
  product,
  measured = {},
  variant,
  omit = [],
  problemsHref,
}: TrustStripProps) {
  const classes = useStyles();
  const facts = trustFacts(product, measured, problemsHref).filter(
    ({ key }) => !omit.includes(key),
  );
  if (variant === 'header') {
    return (
      <ul className={classes.root} aria-label="Trust">
        {facts.map(fact => (
          <li key={fact.key}>
            <Tooltip title={fact.evidence}>
              {fact.to ? (
                <Link
                  to={fact.to}
                  className={`${classes.fact} ${classes.link}`}
                >
                  <FactContent fact={fact} />
                </Link>
              ) : (
                // Focus brings the evidence to people without a pointer.
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                <span className={classes.fact} tabIndex={0}>
                  <FactContent fact={fact} />
                </span>
              )}
            </Tooltip>
          </li>
        ))}
      </ul>
    );
  }
  const layout = variant === 'row' ? classes.row : '';
  return (
    <Tooltip title={<Evidence facts={facts} />}>
      {/* Focus brings the evidence to people without a pointer. */}
      <ul
        className={`${classes.root} ${classes.compact} ${layout}`}
        aria-label="Trust"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {facts
          .filter(fact => fact.known)
          .map(fact => (
            <li key={fact.key} className={classes.fact}>
              <FactContent fact={fact} />
            </li>
          ))}
      </ul>
    </Tooltip>
  );
}

function FactContent({ fact }: { fact: NamedTrustFact }) {
  const classes = useStyles();
  switch (fact.key) {
    case 'quality':
    case 'freshness':
    case 'policies':
      return (
        <>
          <StateMark state={fact.state} />
          <span className={fact.known ? undefined : classes.unknown}>
            {fact.label} {fact.text}
          </span>
        </>
      );
    case 'classification':
      return fact.known ? (
        <ClassificationLabel classification={fact.text} />
      ) : (
        <span className={classes.unknown}>{fact.text}</span>
      );
    case 'version':
      return (
        <span className={fact.known ? undefined : classes.unknown}>
          {fact.text}
        </span>
      );
    default:
      return (
        <>
          <StateMark state={fact.state} />
          <span className={isUnknown(fact) ? classes.unknown : undefined}>
            {fact.text}
          </span>
        </>
      );
  }
}

/** A stage of life may have no state and be known; a status without one is not. */
function isUnknown({ key, known, state }: NamedTrustFact): boolean {
  return !known || (key === 'status' && state === 'unknown');
}

function Evidence({ facts }: { facts: NamedTrustFact[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.evidence}>
      {facts.map(fact => (
        <Fragment key={fact.key}>
          <dt>{fact.label}</dt>
          <dd>{fact.known ? fact.text : fact.evidence}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
