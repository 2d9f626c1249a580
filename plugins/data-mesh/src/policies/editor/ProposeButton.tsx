// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { GitChangeRequest } from '@meshwright/plugin-data-mesh-common';
import { ErrorState, StateBanner } from '@meshwright/plugin-data-mesh-react';
import { gitHostApiRef } from '../../gitHost/gitHostApiRef';
import { useRepositoryPaths } from '../../gitHost/repositoryPaths';
import { LIFECYCLE_WORDS } from '../policyWords';
import { statedIn } from './policyDocument';
import { type PolicyPlace, proposePolicy } from './proposePolicy';
import { useOwnGroups } from './useOwnGroups';

const useStyles = makeStyles(
  { root: { flexBasis: '100%', minWidth: 0 } },
  {
    name: 'MeshwrightProposePolicy',
  },
);

/** Opens a change request with the text of a policy, and leads to it. @internal */
export function ProposeButton(props: {
  place: PolicyPlace;
  text: string;
  /** Whether there is anything to propose. */
  disabled?: boolean;
}) {
  const { place, text, disabled } = props;
  const classes = useStyles();
  const host = useApi(gitHostApiRef);
  const paths = useRepositoryPaths();
  const groups = useOwnGroups();
  const [branch] = useState(() => `policy-${Date.now().toString(36)}`);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [request, setRequest] = useState<GitChangeRequest>();
  const { name = 'policy', owner, lifecycle = 'draft' } = statedIn(text);
  const propose = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setRequest(
        await proposePolicy(host, {
          place,
          text,
          branch,
          title: `${name}: ${LIFECYCLE_WORDS[lifecycle] ?? lifecycle}`,
          description: `Proposes the policy **${name}**. Once this is merged, the catalog reads it and it is asked as its state says.`,
          owner: groups?.find(ref => ref === owner) ?? groups?.[0] ?? '',
        }),
      );
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        disabled={busy || disabled || !groups}
        onClick={propose}
      >
        Propose it
      </Button>
      {failure && (
        <div className={classes.root}>
          <ErrorState
            title="It could not be proposed"
            unaffected="Your text is kept."
            error={failure}
            onRetry={propose}
          />
        </div>
      )}
      {request && (
        <div className={classes.root}>
          <StateBanner
            state="ok"
            action={
              <Link
                to={paths.changeRequest(
                  { group: request.group, name: request.repository },
                  request.number,
                )}
              >
                Change request #{request.number}
              </Link>
            }
          >
            It is proposed. It counts once the change request is merged.
          </StateBanner>
        </div>
      )}
    </>
  );
}
