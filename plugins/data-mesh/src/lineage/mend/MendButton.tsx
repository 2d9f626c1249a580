// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useApiHolder,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { LineageDependency } from '@meshwright/plugin-data-mesh-common';
import {
  CodeBlock,
  SafeLink,
  StateLabel,
  lineageApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { gitHostApiRef } from '../../gitHost/gitHostApiRef';
import { useRepositoryPaths } from '../../gitHost/repositoryPaths';
import { createProductRouteRef } from '../../routes';
import type { Mend } from './planMend';
import { proposeMend } from './proposeMend';
import type { MendResult } from './proposeMend';

const WORDS: Record<Mend, string> = {
  declare: 'Propose to declare it',
  withdraw: 'Propose to withdraw it',
};

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1) },
    text: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0.5, 0),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightMendButton' },
);

/** One click that proposes a declaration of what is so, and says what came of it. @internal */
export function MendButton({
  dependency,
  mend,
}: {
  dependency: LineageDependency;
  mend: Mend;
}) {
  const classes = useStyles();
  const catalog = useApi(catalogApiRef);
  const lineage = useApi(lineageApiRef);
  const config = useApi(configApiRef);
  const apis = useApiHolder();
  const host = apis.get(gitHostApiRef);
  const scaffolder = apis.get(scaffolderApiRef);
  const templates = useRouteRef(createProductRouteRef)?.();
  const { list } = useRepositoryPaths();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<MendResult>();
  const [error, setError] = useState<Error>();

  const propose = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const base = config.getOptionalString('app.baseUrl') ?? '';
      setResult(
        await proposeMend(
          {
            catalog,
            lineage,
            host,
            scaffolder,
            repositories: `${base.replace(/\/$/, '')}${list}`,
          },
          dependency,
          mend,
        ),
      );
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.root} aria-live="polite">
      {!result && (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          onClick={propose}
        >
          {busy ? 'Proposing …' : WORDS[mend]}
        </Button>
      )}
      {error && (
        <StateLabel state="error">
          It could not be proposed. {error.message}
        </StateLabel>
      )}
      {result?.kind === 'opened' && (
        <>
          <StateLabel state="ok">
            <Link to={`${list}${result.path}`}>
              Change request {result.number}
            </Link>{' '}
            is open
          </StateLabel>
          <p className={classes.text}>{result.words}.</p>
        </>
      )}
      {result?.kind === 'started' && (
        <StateLabel state="ok">
          <Link to={`${templates}/tasks/${result.task}`}>A task</Link> proposes
          it in the repository of the product
        </StateLabel>
      )}
      {result?.kind === 'done' && (
        <StateLabel state="ok">
          The descriptor says so already; the catalog will read it soon
        </StateLabel>
      )}
      {result?.kind === 'by-hand' && (
        <>
          <p className={classes.text}>{result.reason}</p>
          <p className={classes.text}>
            {result.advice}{' '}
            {result.location && <SafeLink address={result.location} />}
          </p>
          {result.snippet && (
            <CodeBlock text={result.snippet} what="the input port" />
          )}
        </>
      )}
    </div>
  );
}
