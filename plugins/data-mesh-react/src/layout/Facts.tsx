// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, margin: 0 },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
      gap: theme.spacing(0.75, 2),
      '& > div': { display: 'contents' },
    },
    strip: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5, 4),
    },
    term: { color: theme.palette.text.secondary },
    stripTerm: { ...theme.typography.caption, lineHeight: 1.5 },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'MeshwrightFacts' },
);

/** A label and what it says; left out when there is nothing to say. @public */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** Props of {@link Facts}. @public */
export interface FactsProps {
  facts: Fact[];
  /** `columns`: one below the other, labels aligned. `strip`: side by side, label above value. */
  layout?: 'columns' | 'strip';
}

/** Short facts with their labels. @public */
export function Facts({ facts, layout = 'columns' }: FactsProps) {
  const classes = useStyles();
  const termClass =
    layout === 'strip' ? `${classes.term} ${classes.stripTerm}` : classes.term;
  return (
    <dl className={`${classes.root} ${classes[layout]}`}>
      {facts
        .filter(({ value }) => value || value === 0)
        .map(({ label, value }) => (
          <div key={label}>
            <dt className={termClass}>{label}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
