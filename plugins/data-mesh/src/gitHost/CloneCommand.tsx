// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton, StateBanner } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    command: {
      fontFamily: 'monospace',
      fontSize: 12.5,
      padding: theme.spacing(0.75, 1.25),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      overflowX: 'auto',
      whiteSpace: 'nowrap',
      maxWidth: '100%',
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightCloneCommand' },
);

/** How a repository is cloned, and the token that git asks for when one pushes. @internal */
export function CloneCommand({ cloneUrl }: { cloneUrl: string }) {
  const classes = useStyles();
  const identity = useApi(identityApiRef);
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const command = `git clone ${cloneUrl}`;
  const copyToken = async () => {
    try {
      const { token } = await identity.getCredentials();
      await navigator.clipboard.writeText(token ?? '');
      setOutcome(token ? 'copied' : 'failed');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <div className={classes.root}>
        <code className={classes.command}>{command}</code>
        <CopyButton text={command} what="the command" />
        <Button size="small" variant="outlined" onClick={copyToken}>
          Copy a token for git
        </Button>
      </div>
      <div aria-live="polite">
        {outcome === 'copied' && (
          <StateBanner state="ok">
            Copied. Paste it as the password when git asks; the name does not
            matter. It acts as you and ends within the hour.
          </StateBanner>
        )}
        {outcome === 'failed' && (
          <StateBanner state="error">
            The browser did not allow copying, or you are not signed in.
          </StateBanner>
        )}
      </div>
    </>
  );
}
