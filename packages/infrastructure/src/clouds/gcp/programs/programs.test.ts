// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, serviceSets } from '../__testUtils__/build';

const hasPython =
  spawnSync('python3', [
    '-c',
    'import sys; sys.exit(sys.version_info < (3, 9))',
  ]).status === 0;
const maybe = hasPython ? describe : describe.skip;

maybe('programs of the pipeline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gcp-programs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string): string {
    const root = join(folder, name.replace(/\W+/g, '-'));
    for (const { path, content } of build({ services: serviceSets[name] })
      .files) {
      if (!/^(pipelines|orchestration|tests|bi)\//.test(path)) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  }

  const python = (root: string, args: string[]) => {
    const { status, stderr } = spawnSync('python3', args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    return { status, stderr };
  };

  it.each(['everything', 'everything, open source', 'storage'])(
    'pass their own tests with %s',
    name => {
      const ran = python(write(name), ['-m', 'unittest', 'discover', 'tests']);
      expect(ran).toEqual({
        status: 0,
        stderr: expect.stringMatching(/\nOK\b/),
      });
    },
  );

  it('are Python, whatever they import', () => {
    const root = write('everything, open source');
    const more = write('everything');
    const compile =
      'import glob, ast; [ast.parse(open(f).read(), f) for f in glob.glob("**/*.py", recursive=True)]';
    expect(python(root, ['-c', compile]).status).toBe(0);
    expect(python(more, ['-c', compile]).status).toBe(0);
  });

  it('judge rows by the contract', () => {
    const script = `
import hashlib, sys; sys.path.insert(0, "pipelines/common")
import contract_rows as c
t = c.table_of(c.load_spec(), "orders")
row = {"order_id": "O-00000001", "placed_at": "2026-01-01T00:00:00Z", "customer_email": "ada@example.com", "birth_date": "1990-05-06",
  "card_number": "4111", "total": "12.50", "address": {"city": "Graz", "street": "Hof 1"}, "lines": [{"sku": "a", "quantity": 1}]}
clean, problems = c.check_row(t, row)
assert problems == [], problems
seen = c.mask_row(t["columns"], clean)
assert seen["customer_email"] == "XXXXX@example.com" and seen["card_number"] is None, seen
assert str(seen["birth_date"]) == "1990-01-01" and seen["address"] == {"city": "Graz", "street": hashlib.sha256(b"Hof 1").hexdigest()}, seen
assert c.check_row(t, {**row, "order_id": "1", "total": -1, "placed_at": None})[1] == [
  "order_id does not have the promised form", "placed_at is missing", "total is beyond its minimum of 0"]
`;
    expect(python(write('storage'), ['-c', script])).toEqual({
      status: 0,
      stderr: '',
    });
  });
});
