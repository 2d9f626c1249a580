// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { GitRepositoryDetail } from '@meshwright/plugin-data-mesh-common';
import {
  CodeBlock,
  EmptyState,
  ErrorState,
  Panel,
  PanelSkeleton,
  Prose,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { gitHostApiRef } from './gitHostApiRef';

/** What is in a file: Markdown as people read it, everything else as it is written. @internal */
export function FileText(props: {
  repository: GitRepositoryDetail;
  branch: string;
  path: string;
}) {
  const { repository, branch, path } = props;
  const { group, name } = repository;
  const host = useApi(gitHostApiRef);
  const { data, error, retry } = useAsyncData(
    signal => host.getFile({ group, name }, { ref: branch, path }, { signal }),
    [host, group, name, branch, path],
    { subject: `${group}/${name}/${branch}/${path}` },
  );
  const title = path.split('/').pop() ?? path;
  if (!data) {
    return error ? (
      <ErrorState
        title="This file cannot be shown"
        error={error}
        onRetry={retry}
      />
    ) : (
      <PanelSkeleton title={title} lines={8} />
    );
  }
  if (data.text === undefined) {
    return (
      <EmptyState title={`${title} is not shown`}>
        {data.reason === 'too-large'
          ? `It has ${data.size.toLocaleString('en-US')} bytes. `
          : 'It is no text. '}
        Clone the repository to open it.
      </EmptyState>
    );
  }
  return (
    <Panel title={title}>
      {/\.md$/i.test(path) ? (
        <Prose>{data.text}</Prose>
      ) : (
        <CodeBlock text={data.text} what={`the content of ${title}`} />
      )}
    </Panel>
  );
}
