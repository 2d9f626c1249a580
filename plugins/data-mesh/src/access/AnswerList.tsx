// SPDX-License-Identifier: Apache-2.0
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';
import { StateLabel } from '@meshwright/plugin-data-mesh-react';
import { wordsOf } from './answerWords';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.5, 2.5),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    what: { fontWeight: 600 },
    why: { color: theme.palette.text.secondary, margin: 0 },
    rule: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightAnswerList' },
);

const LABELS = {
  allow: { state: 'ok', words: 'Yes' },
  // To be kept out is no fault of anybody's.
  deny: { state: 'unknown', words: 'No' },
  depends: { state: 'unknown', words: 'It depends' },
} as const;

function Why({ answer }: { answer: AccessAnswer }) {
  const classes = useStyles();
  const { ask = [], message, policy, reason, result, rule } = answer;
  if (result === 'depends') {
    return <p className={classes.why}>It differs from one thing to another.</p>;
  }
  return (
    <>
      <p className={classes.why}>
        {[message, result === 'deny' && reason].filter(Boolean).join(' ')}
      </p>
      {result === 'deny' && ask.length > 0 && (
        <p className={classes.why}>
          Ask <EntityRefLinks entityRefs={ask} />
        </p>
      )}
      {policy && (
        <span className={classes.rule}>
          Rule {rule} of {policy}
        </span>
      )}
    </>
  );
}

/** What somebody may and may not, with the rule, its reason, and whom to ask. @internal */
export function AnswerList({ answers }: { answers: AccessAnswer[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {answers.map(answer => {
        const { state, words } = LABELS[answer.result];
        return (
          <li key={answer.permission} className={classes.item}>
            <StateLabel state={state}>{words}</StateLabel>
            <div>
              <div className={classes.what}>{wordsOf(answer.permission)}</div>
              <Why answer={answer} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
