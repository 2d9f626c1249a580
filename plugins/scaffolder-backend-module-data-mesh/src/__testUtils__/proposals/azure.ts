// SPDX-License-Identifier: Apache-2.0
import { http, HttpResponse } from 'msw';
import { type ProposalHost, TOKEN } from './types';

export const AZURE =
  'https://dev.azure.com/tarnfell/data/_apis/git/repositories/tiers';

export const azure: ProposalHost = {
  name: 'Azure DevOps',
  step: 'propose-azure-devops',
  repoUrl: 'dev.azure.com?organization=tarnfell&project=data&repo=tiers',
  page: 'https://dev.azure.com/tarnfell/data/_git/tiers/pullrequest/17',
  requests: `${AZURE}/pullrequests`,
  api: (remote, asked) => [
    http.all(`${AZURE}*`, ({ request }) => {
      const basic = Buffer.from(`:${TOKEN}`).toString('base64');
      return request.headers.get('authorization') === `Basic ${basic}` &&
        new URL(request.url).searchParams.get('api-version') === '7.1'
        ? undefined
        : new HttpResponse('<html>Sign in</html>', { status: 203 });
    }),
    http.get(AZURE, () =>
      HttpResponse.json({
        id: '5febef5a-833d-4e14-b9c0-14cb638f91e6',
        name: 'tiers',
        defaultBranch: 'refs/heads/main',
        project: { id: '6ce954b1', name: 'data', state: 'wellFormed' },
      }),
    ),
    http.get(`${AZURE}/refs`, ({ request }) => {
      const filter = new URL(request.url).searchParams.get('filter')!;
      const name = filter.replace('heads/', '');
      const value = remote.head(name)
        ? [{ name: `refs/heads/${name}`, objectId: remote.head(name) }]
        : [];
      return HttpResponse.json({ value, count: value.length });
    }),
    http.post(`${AZURE}/refs`, async ({ request }) => {
      const [{ name, oldObjectId, newObjectId }] =
        (await request.json()) as Array<Record<string, string>>;
      remote.branch(name.replace('refs/heads/', ''), newObjectId);
      return HttpResponse.json({
        value: [
          {
            name,
            oldObjectId,
            newObjectId,
            updateStatus: 'succeeded',
            success: true,
          },
        ],
        count: 1,
      });
    }),
    http.get(`${AZURE}/items`, ({ request }) => {
      const at = new URL(request.url).searchParams.get(
        'versionDescriptor.version',
      )!;
      const value = [
        { objectId: 'f'.repeat(40), gitObjectType: 'tree', path: '/' },
        ...remote.tree(at).map(({ path: file, id }) => ({
          objectId: id,
          gitObjectType: 'blob',
          path: `/${file}`,
        })),
      ];
      return HttpResponse.json({ count: value.length, value });
    }),
    http.post(`${AZURE}/pushes`, async ({ request }) => {
      if (remote.refuses) {
        return HttpResponse.json(
          {
            message: 'TF401027: You need the Git GenericContribute permission.',
            typeKey: 'GitNeedsPermissionException',
          },
          { status: 500 },
        );
      }
      const { refUpdates, commits } = (await request.json()) as {
        refUpdates: Array<{ name: string; oldObjectId: string }>;
        commits: Array<{
          comment: string;
          changes: Array<{
            changeType: string;
            item: { path: string };
            newContent: { content: string };
          }>;
        }>;
      };
      const [{ name, oldObjectId }] = refUpdates;
      const branch = name.replace('refs/heads/', '');
      const there = new Set(remote.paths(branch).map(file => `/${file}`));
      const wrong = commits[0].changes.find(
        ({ changeType, item }) =>
          (changeType === 'edit') !== there.has(item.path),
      );
      if (oldObjectId !== remote.head(branch) || wrong) {
        return HttpResponse.json({ message: 'TF401028' }, { status: 409 });
      }
      const files = commits[0].changes.map(({ item, newContent }) => [
        item.path.slice(1),
        newContent.content,
      ]);
      remote.branch(
        branch,
        remote.commit(
          Object.fromEntries(files),
          oldObjectId,
          commits[0].comment,
        ),
      );
      return HttpResponse.json({ pushId: 5 }, { status: 201 });
    }),
    http.get(`${AZURE}/pullrequests`, () =>
      HttpResponse.json({
        value: asked.map(() => ({ pullRequestId: 17, status: 'active' })),
        count: asked.length,
      }),
    ),
    http.post(`${AZURE}/pullrequests`, async ({ request }) => {
      const body = (await request.json()) as Record<string, string>;
      asked.push({
        source: body.sourceRefName.replace('refs/heads/', ''),
        target: body.targetRefName.replace('refs/heads/', ''),
        title: body.title,
        description: body.description,
      });
      return HttpResponse.json(
        { pullRequestId: 17, status: 'active' },
        { status: 201 },
      );
    }),
  ],
};
