// SPDX-License-Identifier: Apache-2.0
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { spawnGit } from '@meshwright/plugin-data-mesh-node';
import type { Request, Response } from 'express';

const TIMEOUT = 10 * 60_000;
const MAX_PUSH = 200 * 1024 * 1024;

/**
 * What every repository of this host holds to: history of a branch is not rewritten, what is received is well-formed,
 * and drafts of the portal are not seen.
 */
const SERVER_ARGS = [
  '-c',
  'receive.fsckObjects=true',
  '-c',
  'receive.denyNonFastForwards=true',
  '-c',
  'receive.denyDeleteCurrent=refuse',
  '-c',
  `receive.maxInputSize=${MAX_PUSH}`,
  '-c',
  'receive.autogc=false',
  '-c',
  'transfer.hideRefs=refs/meshwright',
];

/** Services of git that are reached over HTTP. @internal */
export const GIT_SERVICES = ['git-upload-pack', 'git-receive-pack'] as const;
/** @internal */
export type GitService = (typeof GIT_SERVICES)[number];

/**
 * Hands a request to git and its answer back, both as they come. Ends git when the caller goes away.
 *
 * @internal
 */
export async function serveGit(
  req: Request,
  res: Response,
  call: { service: GitService; folder: string; advertise: boolean },
): Promise<void> {
  const { service, folder, advertise } = call;
  const child = spawnGit(
    [
      ...SERVER_ARGS,
      service.slice('git-'.length),
      '--stateless-rpc',
      ...(advertise ? ['--advertise-refs'] : []),
      folder,
    ],
    { env: protocolOf(req) },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT);
  res.on('close', () => child.kill('SIGKILL'));
  // Git says on its standard error what it says to the caller as well.
  child.stderr.resume();
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  try {
    if (advertise) {
      const title = `# service=${service}\n`;
      const length = (title.length + 4).toString(16).padStart(4, '0');
      res.write(`${length}${title}0000`);
      child.stdin.end();
    } else {
      const body =
        req.headers['content-encoding'] === 'gzip'
          ? req.pipe(createGunzip())
          : req;
      pipeline(body, child.stdin).catch(() => child.kill('SIGKILL'));
    }
    child.stdout.pipe(res, { end: false });
    await ended;
    res.end();
  } finally {
    clearTimeout(timer);
  }
}

/** The version of the protocol that the caller asks for, if it looks like one. */
function protocolOf(req: Request): Record<string, string> {
  const version = req.headers['git-protocol'];
  return typeof version === 'string' && /^[a-z0-9=:.,-]{1,100}$/i.test(version)
    ? { GIT_PROTOCOL: version }
    : {};
}
