// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernanceCheck,
  GovernanceFile,
} from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  governanceApiRef,
  plural,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { VerdictList } from '../../product/governance/VerdictList';

/** Milliseconds without a change after which policies are asked. */
const PAUSE = 500;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1), marginTop: 16 },
    note: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
    },
  }),
  { name: 'MeshwrightPolicyVerdict' },
);

/** Waits; ends with the reason of the signal when nobody waits any more. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/**
 * What the policies in force say of a product that a form would make: the verdict that ends the task, before it begins.
 *
 * @internal
 */
export function PolicyVerdict(props: {
  /** Files that would be published; absent while too little is known to make them. */
  files?: GovernanceFile[];
  /** How many contracts of others are read. */
  inputs: number;
}) {
  const { files, inputs } = props;
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const { data, error, loading, retry } = useAsyncData(
    async signal => {
      await pause(signal);
      return api.check(files ?? [], { signal });
    },
    [api, JSON.stringify(files)],
    { enabled: files !== undefined },
  );
  return (
    <section className={classes.root} aria-label="Policies" aria-busy={loading}>
      <Typography variant="subtitle1" component="h3">
        Policies
      </Typography>
      {!files && (
        <p className={classes.note}>
          Policies are asked once name, domain, owner and a contract without
          errors are there.
        </p>
      )}
      {files && loading && <p className={classes.note}>Asking the policies…</p>}
      {files && error && (
        <ErrorState
          title="The policies could not be asked"
          error={error}
          onRetry={retry}
        />
      )}
      {files && data && !error && <Verdict check={data} />}
      {files && inputs > 0 && (
        <p className={classes.note}>
          Rules about the contracts that it reads are asked when it is created.
        </p>
      )}
    </section>
  );
}

function Verdict({ check }: { check: GovernanceCheck }) {
  const { counts, verdicts } = check;
  const failing = verdicts.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'error',
  );
  const stopping = failing.filter(({ blocking }) => blocking).length;
  const kept =
    counts.pass > 0
      ? `${plural(counts.pass, 'rule is', 'rules are')} kept`
      : '';
  const waived = counts.waived > 0 ? `${counts.waived} waived` : '';
  if (failing.length === 0) {
    const reasons = [kept, waived].filter(Boolean).join(', ');
    return (
      <StateBanner state={reasons ? 'ok' : 'unknown'}>
        Nothing stands in the way: {reasons || 'no rule is asked about it here'}
        .
      </StateBanner>
    );
  }
  return (
    <>
      <StateBanner state={stopping > 0 ? 'error' : 'warning'}>
        {stopping > 0
          ? `${plural(
              stopping,
              'rule forbids',
              'rules forbid',
            )} the product as it is. Creating it would stop before anything is published.`
          : `${plural(
              failing.length,
              'rule is',
              'rules are',
            )} broken; that does not stop it.`}
        {kept && ` ${kept}.`}
      </StateBanner>
      <VerdictList inForm label="Broken rules" verdicts={failing} />
    </>
  );
}
