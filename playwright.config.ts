// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.MESHWRIGHT_JOURNEYS_PORT ?? 7117);
const address = `http://localhost:${port}`;

/** Journeys of people through the whole portal, in a real browser, on a database of their own. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'artifacts/journeys',
  // Long, for machines that do much else: only what never comes waits for its end.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'artifacts/journeys.json',
      },
    ],
  ],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.MESHWRIGHT_BROWSER,
      args: [
        // Containers run browsers as root, which Chromium's sandbox refuses.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${address}/.backstage/health/v1/readiness`,
    timeout: 480_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      NODE_ENV: 'development',
      APP_CONFIG_app_baseUrl: address,
      APP_CONFIG_backend_baseUrl: address,
      APP_CONFIG_backend_cors_origin: address,
      APP_CONFIG_backend_listen_port: String(port),
      APP_CONFIG_dataMesh_quality_measure_schedule_initialDelay_seconds: '10',
      APP_CONFIG_dataMesh_quality_measure_schedule_frequency_seconds: '20',
      APP_CONFIG_backend_database_connection_directory: mkdtempSync(
        join(tmpdir(), 'meshwright-journeys-'),
      ),
      APP_CONFIG_dataMesh_gitHost_folder: mkdtempSync(
        join(tmpdir(), 'meshwright-journeys-git-'),
      ),
    },
  },
});
