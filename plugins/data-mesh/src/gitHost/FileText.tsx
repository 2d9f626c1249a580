// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { GitRepositoryDetail } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  Panel,
  Prose,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Loaded } from '../layout/Loaded';
import { gitHostApiRef } from './gitHostApiRef';
import { SourceLines } from './SourceLines';

/** What is in a file: Markdown as people read it, everything else as it is written. @internal */
export function FileText(props: {
  repository: GitRepositoryDetail;
  branch: string;
  path: string;
}) {
  const { repository, branch, path } = props;
  const { group, name } = repository;
  const host = useApi(gitHostApiRef);
  const file = useAsyncData(
    signal => host.getFile({ group, name }, { ref: branch, path }, { signal }),
    [host, group, name, branch, path],
    { subject: `${group}/${name}/${branch}/${path}` },
  );
  const title = path.split('/').pop() ?? path;
  return (
    <Loaded
      of={file}
      title={title}
      lines={8}
      failed="This file cannot be shown"
    >
      {data => {
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
              <SourceLines text={data.text} what={`the content of ${title}`} />
            )}
          </Panel>
        );
      }}
    </Loaded>
  );
}
