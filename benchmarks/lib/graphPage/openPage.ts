// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';

/** Address of the worker, as bundlers of apps put it in place of the package's. */
const WORKER =
  /new URL\(\s*'@meshwright\/plugin-data-mesh-react\/layoutWorker',\s*import\.meta\.url,?\s*\)/;
const root = join(__dirname, '../../..');

async function bundle(): Promise<{ page: string; worker: string }> {
  const { readFile } = await import('node:fs/promises');
  const shared = {
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    loader: { '.svg': 'dataurl', '.woff2': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
    jsx: 'automatic',
  } as const;
  const [page, worker] = await Promise.all([
    build({
      ...shared,
      outdir: 'out',
      entryPoints: [join(__dirname, 'page.tsx')],
      plugins: [
        {
          name: 'worker',
          setup: ({ onLoad }) =>
            onLoad({ filter: /Layouter\.ts$/ }, async ({ path }) => ({
              contents: (
                await readFile(path, 'utf8')
              ).replace(WORKER, "'/worker.js'"),
              loader: 'ts',
            })),
        },
      ],
    }),
    build({
      ...shared,
      entryPoints: [
        join(root, 'plugins/data-mesh-react/src/flow/layout/layoutWorker.ts'),
      ],
    }),
  ]);
  const script = page.outputFiles.find(({ path }) => path.endsWith('.js'))!;
  return { page: script.text, worker: worker.outputFiles[0].text };
}

/** A browser on a page that can draw graphs: see `page.tsx`. */
export async function openPage(
  executablePath: string,
): Promise<{ fresh(): Promise<Page>; close(): Promise<void> }> {
  const { page, worker } = await bundle();
  const files: Record<string, [type: string, text: string]> = {
    '/page.js': ['text/javascript', page],
    '/worker.js': ['text/javascript', worker],
  };
  const server = createServer(({ url = '/' }, response) => {
    const [type, text] = files[url] ?? [
      'text/html',
      '<!doctype html><body style="margin:0"><div id="root"></div><script src="/page.js"></script>',
    ];
    response.setHeader('content-type', type);
    response.end(text);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return {
    async fresh() {
      const fresh = await browser.newPage({
        viewport: { width: 1280, height: 900 },
      });
      await fresh.goto(`http://127.0.0.1:${port}/`);
      await fresh.waitForFunction('typeof draw === "function"');
      return fresh;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
