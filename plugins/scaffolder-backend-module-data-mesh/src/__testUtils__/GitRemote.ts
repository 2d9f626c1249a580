// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { http, HttpResponse } from 'msw';

const SERVICES = ['git-upload-pack', 'git-receive-pack'];
const AUTHOR = [
  '-c',
  'user.name=Somebody',
  '-c',
  'user.email=somebody@tarnfell.example',
];

/** What git itself does on a code host: a repository that is cloned from and pushed to over HTTP. */
export class GitRemote {
  readonly #folder: string;
  /** Whether the next pushes are refused, as by a host that has lost its way. */
  refuses = false;
  /** What git has shown: `name:password`, or a token alone. */
  readonly shown = new Set<string>();

  /** @param folder - an empty one */
  constructor(folder: string) {
    this.#folder = path.join(folder, 'remote.git');
  }

  get exists(): boolean {
    return existsSync(this.#folder);
  }

  /** What the host does when it makes a repository. @param files - its first commit on `main`; none leaves it empty */
  make(files: Record<string, string> = {}): void {
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', this.#folder]);
    if (Object.keys(files).length > 0) {
      this.branch('main', this.commit(files, undefined, 'Begin'));
    }
  }

  /** Handlers for what git asks of an address, such as `https://github.com/acme/orders.git`. */
  handlers(address: string) {
    return [
      http.get(`${address}/info/refs`, ({ request }) => {
        const service = new URL(request.url).searchParams.get('service')!;
        const refusal = this.#refusal(request, service);
        return (
          refusal ??
          this.#run(service, ['--advertise-refs'], Buffer.alloc(0)).then(
            answer => {
              const title = `# service=${service}\n`;
              const length = (title.length + 4).toString(16).padStart(4, '0');
              return new HttpResponse(`${length}${title}0000${answer}`, {
                headers: {
                  'Content-Type': `application/x-${service}-advertisement`,
                },
              });
            },
          )
        );
      }),
      ...SERVICES.map(service =>
        http.post(`${address}/${service}`, async ({ request }) => {
          const body = Buffer.from(await request.arrayBuffer());
          const answer = await this.#run(service, [], body);
          return HttpResponse.arrayBuffer(new Uint8Array(answer).buffer, {
            headers: { 'Content-Type': `application/x-${service}-result` },
          });
        }),
      ),
    ];
  }

  /** The commit of a branch. */
  head(branch: string): string | undefined {
    try {
      return this.#git(['rev-parse', '--verify', '-q', `refs/heads/${branch}`]);
    } catch {
      return undefined;
    }
  }

  /** Files of a branch or a commit with the ids of their contents. */
  tree(at: string): Array<{ path: string; id: string }> {
    return this.#git(['ls-tree', '-r', at])
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const [, id, file] = /^\d+ blob (\w+)\t(.*)$/.exec(line)!;
        return { path: file, id };
      });
  }

  paths(branch: string): string[] {
    return this.tree(branch).map(file => file.path);
  }

  read(branch: string, file: string): string {
    return this.#git(['cat-file', 'blob', `${branch}:${file}`]);
  }

  /** Puts a branch on a commit. */
  branch(name: string, commit: string): void {
    this.#git(['update-ref', `refs/heads/${name}`, commit]);
  }

  /** Makes a commit, as the API of a host does. @returns its id */
  commit(
    files: Record<string, string>,
    parent: string | undefined,
    message: string,
  ): string {
    const env = { GIT_INDEX_FILE: path.join(this.#folder, 'api-index') };
    this.#git(parent ? ['read-tree', parent] : ['read-tree', '--empty'], {
      env,
    });
    for (const [file, input] of Object.entries(files)) {
      const id = this.#git(['hash-object', '-w', '--stdin'], { input });
      this.#git(
        ['update-index', '--add', '--cacheinfo', `100644,${id},${file}`],
        { env },
      );
    }
    const tree = this.#git(['write-tree'], { env });
    return this.#git([
      ...['commit-tree', tree, '-m', message],
      ...(parent ? ['-p', parent] : []),
    ]);
  }

  #git(
    args: string[],
    options: { input?: string; env?: Record<string, string> } = {},
  ): string {
    const out = execFileSync('git', [...AUTHOR, ...args], {
      cwd: this.#folder,
      input: options.input,
      env: { ...process.env, ...options.env },
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return args[0] === 'cat-file' ? out : out.trimEnd();
  }

  #refusal(
    request: Request,
    service: string,
  ): HttpResponse<string> | undefined {
    const [, kind, secret] =
      /^(Basic|Bearer) (.+)$/.exec(
        request.headers.get('authorization') ?? '',
      ) ?? [];
    if (!secret) {
      return new HttpResponse('', {
        status: 401,
        headers: { 'WWW-Authenticate': 'Basic realm="git"' },
      });
    }
    this.shown.add(
      kind === 'Basic'
        ? Buffer.from(secret, 'base64').toString('utf8')
        : secret,
    );
    return this.refuses && service === 'git-receive-pack'
      ? new HttpResponse('The disk is full.', { status: 403 })
      : undefined;
  }

  #run(service: string, flags: string[], body: Buffer): Promise<Buffer> {
    const child = spawn(
      'git',
      [service.slice('git-'.length), '--stateless-rpc', ...flags, this.#folder],
      { stdio: ['pipe', 'pipe', 'ignore'] },
    );
    const chunks: Buffer[] = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(body);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve(Buffer.concat(chunks)));
    });
  }
}
