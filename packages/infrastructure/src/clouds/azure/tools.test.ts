// SPDX-License-Identifier: Apache-2.0
/** What others wrote judges what is made: Python its programs, the checker beside the repository its Terraform. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { choices, make, open } from './__testUtils__/products';

const CHECKER = join(
  __dirname,
  '../../../../../../shared/tools/terraform-check',
);
const hasPython = spawnSync('python3', ['--version']).status === 0;
/** The checker runs where its dependencies were installed, and only then. */
const checker = [process.env.TERRAFORM_CHECK, CHECKER].find(
  folder => folder && existsSync(join(folder, 'node_modules')),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (
  name: string,
  files: readonly { path: string; content: string }[],
) => {
  const root = join(folder, name.replace(/[^a-z]/gi, '-'));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
};

(hasPython ? describe : describe.skip)('the programs of a product', () => {
  it.each(['all with Data Factory', 'all with Spark and Airflow'])(
    '%s: their own tests pass',
    name => {
      const root = write(name, make({ services: choices[name] }).files);
      const { status, stderr } = spawnSync(
        'python3',
        ['-B', '-m', 'unittest', 'discover', '-s', 'tests'],
        { cwd: root, encoding: 'utf8' },
      );
      expect(stderr).toMatch(/Ran \d{2} tests/);
      expect(status).toBe(0);
    },
  );

  it('a mask that is missing is found by them', () => {
    const { files } = make({ services: choices['Data Factory'] });
    const root = write(
      'unmasked',
      files.map(file =>
        file.path.endsWith('/orders.dataflow')
          ? {
              ...file,
              content: file.content.replace(
                'sha2(256, customer_email)',
                'customer_email',
              ),
            }
          : file,
      ),
    );
    const { status } = spawnSync(
      'python3',
      ['-B', '-m', 'unittest', 'discover', '-s', 'tests'],
      { cwd: root },
    );
    expect(status).toBe(1);
  });
});

/** Checks each folder by itself, in one process, as reading the schemas takes longer than anything else. */
const RUN = `
const [module, ...folders] = process.argv.slice(1);
const { check } = await import(module);
const { readdirSync } = await import('node:fs');
for (const folder of folders) {
  const files = readdirSync(folder).filter(name => name.endsWith('.tf')).map(name => folder + '/' + name);
  for (const { file, code, msg } of await check(files)) console.log(file, code, msg);
}`;

(checker ? describe : describe.skip)(
  'the checker beside the repository',
  () => {
    it.each(['base', 'v5'])(
      'finds nothing with the schemas %s',
      major => {
        const folders = Object.entries(choices).flatMap(([name, services]) =>
          (['platform', 'domain', 'product'] as const).flatMap(stack =>
            [{}, open].map(extra =>
              join(
                write(
                  `${name}-${stack}-${extra === open ? 'open' : 'guarded'}`,
                  make({ services, ...extra }, stack).files,
                ),
                'infra',
              ),
            ),
          ),
        );
        const said = execFileSync(
          process.execPath,
          [
            '--input-type=module',
            '--eval',
            RUN,
            pathToFileURL(join(checker!, 'check.mjs')).href,
            ...folders,
          ],
          { env: { ...process.env, CHECK_AZURERM: major }, encoding: 'utf8' },
        );
        expect(said).toBe('');
      },
      120_000,
    );
  },
);
