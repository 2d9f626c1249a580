// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceImpact } from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  StateBanner,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { ImpactView } from './ImpactView';
import { LifecycleChoice } from './LifecycleChoice';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    text: {
      fontFamily: 'monospace',
      fontSize: 12.5,
      lineHeight: '20px',
      whiteSpace: 'pre',
      overflowX: 'auto',
    },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'MeshwrightPolicyEditor' },
);

/** The text of a policy with its state, and what it would do to what there is. @internal */
export function PolicyEditor(props: {
  text: string;
  onChange(text: string): void;
  /** What to do with the text, beside rehearsing it. */
  children: ReactNode;
}) {
  const { text, onChange, children } = props;
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [answer, setAnswer] = useState<{
    text: string;
    impact: GovernanceImpact;
  }>();
  const result = useRef<HTMLElement>(null);
  useEffect(() => {
    // The text is long, and what it would do stands below it.
    result.current?.scrollIntoView?.({ block: 'start' });
    result.current?.focus({ preventScroll: true });
  }, [answer]);
  const rehearse = async () => {
    setAsking(true);
    setFailure(undefined);
    try {
      setAnswer({ text, impact: await api.rehearse(text) });
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className={classes.root} aria-busy={asking}>
      <LifecycleChoice text={text} onChange={onChange} />
      <TextField
        id="policy-text"
        label="Policy"
        value={text}
        onChange={event => onChange(event.target.value)}
        variant="outlined"
        fullWidth
        multiline
        minRows={12}
        maxRows={28}
        InputProps={{ classes: { input: classes.text } }}
        inputProps={{ spellCheck: false }}
      />
      <div className={classes.actions}>
        <Button
          variant="outlined"
          color="primary"
          disabled={asking || !text.trim()}
          onClick={rehearse}
        >
          See what it would do
        </Button>
        {children}
      </div>
      {asking && <LinearProgress aria-label="Rehearsing" />}
      {failure && (
        <ErrorState
          title="It could not be rehearsed"
          unaffected="Your text is kept."
          error={failure}
          onRetry={rehearse}
        />
      )}
      {answer && answer.text !== text && (
        <StateBanner state="unknown">
          The text is another since this was found out.
        </StateBanner>
      )}
      {answer && <ImpactView ref={result} impact={answer.impact} />}
    </div>
  );
}
