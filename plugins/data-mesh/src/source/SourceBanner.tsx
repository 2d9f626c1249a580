// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { DataMeshApi } from '@meshwright/plugin-data-mesh-common';
import {
  RelativeTime,
  StateBanner,
  dataMeshApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

const loadSources = shareAnswers((api: DataMeshApi, _: string) =>
  api.getSources(),
);

/**
 * Says that a thing is shown as it was when its source could last be read. Nothing while the source is well, and nothing
 * when nobody knows: the thing itself is there either way.
 *
 * @internal
 */
export function SourceBanner({ source }: { source: string | undefined }) {
  const api = useApi(dataMeshApiRef);
  const { data } = useAsyncData(() => loadSources(api, 'all'), [api], {
    enabled: Boolean(source),
  });
  const status = data?.items.find(({ id }) => id === source);
  if (status?.status !== 'failing') {
    return null;
  }
  return (
    <StateBanner state="warning">
      {status.lastSuccess ? (
        <>
          Last read <RelativeTime value={status.lastSuccess} />; it may have
          changed since.
        </>
      ) : (
        'Its source has not been read completely yet; it may be incomplete.'
      )}{' '}
      {status.message}
    </StateBanner>
  );
}
