// SPDX-License-Identifier: Apache-2.0

/** Topics on which the event modules of Backstage publish pushes. @internal */
export const PUSH_TOPICS = [
  'github.push',
  'gitlab.push',
  'bitbucketCloud.repo:push',
  'bitbucketServer.repo:refs_changed',
  'azureDevOps.git.push',
];

/** Places in the payloads of pushes that hold the address of the repository. */
const PLACES = [
  ['repository', 'html_url'],
  ['project', 'web_url'],
  ['repository', 'links', 'html', 'href'],
  ['repository', 'links', 'self', '0', 'href'],
  ['resource', 'repository', 'remoteUrl'],
];

/** Address of the repository that a push is about, if the payload names it. @internal */
export function pushedRepository(payload: unknown): string | undefined {
  for (const place of PLACES) {
    let value: unknown = payload;
    for (const step of place) {
      value =
        typeof value === 'object' &&
        value !== null &&
        Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined;
    }
    if (typeof value === 'string') {
      return value;
    }
  }
  return undefined;
}
