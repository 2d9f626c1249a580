// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { deliverEachDay, deliverExample, showsExample } from './delivery.mjs';
import { environmentFor } from './node.mjs';
import { pipelineAccess, runExamplePipelines } from './pipelines.mjs';
import { isTaken } from './port.mjs';
import { explain } from './trouble.mjs';
import { bold, dim, Problem, root, say } from './say.mjs';

const BACKEND = new URL('packages/backend/', root);
/** Enough of the frontend is served and the catalog answers. */
const READY_PATH = '/.backstage/health/v1/readiness';

/**
 * Configuration files in the order they are read: the default, what is made for this start, a person's own, then those
 * named on the command line.
 */
function configFiles(args, made) {
  const named = args.flatMap((arg, index) =>
    arg === '--config' ? [args[index + 1]] : [],
  );
  const own = fileURLToPath(new URL('app-config.local.yaml', root));
  return [
    fileURLToPath(new URL('app-config.yaml', root)),
    made,
    ...(existsSync(own) ? [own] : []),
    ...named.map(name => fileURLToPath(new URL(name, root))),
  ];
}

/** Reads the configuration as the backend will, for what has to be known before it runs. */
async function readConfig(files) {
  const require = createRequire(new URL('package.json', BACKEND));
  const { ConfigSources } = require('@backstage/config-loader');
  try {
    return await ConfigSources.toConfig(
      ConfigSources.default({
        argv: files.flatMap(file => ['--config', file]),
        rootDir: fileURLToPath(root),
        // A watcher would keep this process alive after the portal has ended.
        watch: false,
      }),
    );
  } catch (error) {
    throw new Problem(`The configuration cannot be read. ${error.message}`);
  }
}

/** Runs the portal until it is interrupted; says where it is and whom one can sign in as. */
export async function runPortal(node, args) {
  await mkdir(new URL('.meshwright/db/', root), { recursive: true });
  const access = await pipelineAccess();
  const files = configFiles(args, access.file);
  const config = await readConfig(files);
  const port = config.getOptionalNumber('backend.listen.port') ?? 7007;
  const address = config.getString('app.baseUrl');
  if (await isTaken(port)) {
    throw new Problem(
      `Port ${port} is in use, perhaps by a portal that still runs. Stop that one, or choose another port in app-config.local.yaml (backend.listen.port, and the same port in app.baseUrl, backend.baseUrl and backend.cors.origin).`,
    );
  }
  if (showsExample(config)) deliverExample();
  say(`Starting the portal ${dim('(Ctrl+C stops it)')} …`);

  const started = Date.now();
  let output = '';
  let greeted = false;
  let ended = false;
  const finished = command(
    node,
    [
      '--enable-source-maps',
      '--require',
      createRequire(new URL('package.json', root)).resolve(
        '@backstage/cli/config/nodeTransform.cjs',
      ),
      'src/index.ts',
      ...files.flatMap(file => ['--config', file]),
    ],
    {
      cwd: fileURLToPath(BACKEND),
      env: environmentFor(node, {
        NODE_ENV: process.env.NODE_ENV ?? 'development',
      }),
      onLine: line => {
        output = `${output}${line}\n`.slice(-20_000);
        if (greeted || /\b(?:warn|error)\b/.test(line)) {
          say(line);
        }
      },
    },
  ).then(result => {
    ended = true;
    return result;
  });

  // However long it takes: whoever waits on a busy machine is to be told all the same.
  while (!ended && !greeted) {
    const answer = await fetch(`http://127.0.0.1:${port}${READY_PATH}`).catch(
      () => undefined,
    );
    if (answer?.ok) {
      greeted = true;
      greet(config, address, Date.now() - started);
      const runPipelines = () =>
        runExamplePipelines(node, config, port, access.token);
      runPipelines();
      if (showsExample(config)) deliverEachDay(runPipelines);
    } else {
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }

  const { code } = await finished;
  if (!greeted && code !== 0 && code !== 130) {
    throw new Problem(
      explain(output, 'The portal did not start. Its last words were:'),
    );
  }
  return code === 130 ? 0 : code;
}

function greet(config, address, took) {
  const people =
    config.getOptionalConfigArray('auth.providers.examplePeople.people') ?? [];
  const lines = people.map(person => {
    const name = person.getString('user').split('/').pop();
    return `    ${name.padEnd(18)} ${person.getString('role').padEnd(20)} ${dim(
      person.getString('may'),
    )}`;
  });
  say('');
  say(
    `  ${bold('Meshwright')} is ready at ${bold(address)} ${dim(
      `after ${(took / 1000).toFixed(1)} s`,
    )}`,
  );
  if (lines.length > 0) {
    say('');
    say('  Sign in, without a password, as');
    lines.forEach(line => say(line));
  }
  const { version } = JSON.parse(
    readFileSync(new URL('backstage.json', root), 'utf8'),
  );
  say('');
  say(
    dim(
      `  Backstage ${version} · data in .meshwright/ · your settings in app-config.local.yaml`,
    ),
  );
  say('');
}
