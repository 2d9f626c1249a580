// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import type { GovernancePolicyDetail } from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  PanelSkeleton,
  SafeLink,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Link as RouterLink } from 'react-router-dom';
import { gitHostApiRef } from '../../gitHost/gitHostApiRef';
import { repositoriesRouteRef } from '../../routes';
import { usePolicyPaths } from '../policyPaths';
import { PolicyEditor } from './PolicyEditor';
import { yamlOf } from './policyDocument';
import { placeOf } from './proposePolicy';
import { ProposeButton } from './ProposeButton';

/** What another text of a policy would do, and the way to make it count. @internal */
export function ChangePolicy({ policy }: { policy: GovernancePolicyDetail }) {
  const host = useApi(gitHostApiRef);
  const repositories = useRouteRef(repositoriesRouteRef)?.();
  const place = repositories
    ? placeOf(policy.location, repositories, window.location.origin)
    : undefined;
  const file = place && `${place.repository.group}/${place.path}`;
  // The file itself has the comments that the catalog does not keep.
  const { data, error, retry } = useAsyncData(
    async signal =>
      place
        ? (
            await host.getFile(
              place.repository,
              { path: place.path },
              { signal },
            )
          ).text ?? ''
        : yamlOf(policy.document),
    [host, file, policy.document],
    { subject: policy.name },
  );
  const [text, setText] = useState<string>();
  useEffect(() => setText(data), [data]);
  if (error && data === undefined) {
    return (
      <ErrorState
        title="The text of the policy could not be read"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (data === undefined || text === undefined) {
    return <PanelSkeleton title="What if" lines={8} />;
  }
  return (
    <>
      <PolicyEditor text={text} onChange={setText}>
        {place && (
          <ProposeButton place={place} text={text} disabled={text === data} />
        )}
        {text !== data && (
          <Button onClick={() => setText(data)}>Start again</Button>
        )}
        {!place && <ChangedElsewhere policy={policy} />}
      </PolicyEditor>
    </>
  );
}

/** How a policy is changed that the portal itself cannot change. */
function ChangedElsewhere({ policy }: { policy: GovernancePolicyDetail }) {
  const paths = usePolicyPaths();
  const copy = (
    <Button component={RouterLink} role="link" to={paths.create(policy.name)}>
      Begin a policy of your own with it
    </Button>
  );
  return policy.location ? (
    <StateBanner state="unknown" action={copy}>
      The portal only reads this policy. Rehearse a change here, then make it in{' '}
      <SafeLink address={policy.location} />; the catalog follows by itself.
    </StateBanner>
  ) : (
    <StateBanner state="unknown" action={copy}>
      This policy is of the library. The configuration switches it on and off,
      under dataMesh.governance.library.
    </StateBanner>
  );
}
