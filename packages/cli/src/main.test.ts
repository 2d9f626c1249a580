// SPDX-License-Identifier: Apache-2.0
import { version } from '../package.json';
import { World } from './__testUtils__/world';

describe('meshwright', () => {
  const world = new World();
  afterAll(() => world.remove());

  it.each([
    [['--help'], 'contract lint .'],
    [['help', 'contract'], 'contract diff'],
    [['contract', '--help'], 'Examples:'],
    [['contract', 'lint', '--help'], '--format sarif'],
    [['contract', 'diff', '-h'], 'git show main:orders.odcs.yaml'],
    [['contract', 'show', '--help'], 'Exit codes:'],
    [['contract', 'convert', '--help'], 'snowflake'],
    [['--version'], version],
  ])('%j is helpful and fine', async (args, words) => {
    const { code, out, error } = await world.run(args);
    expect(code).toBe(0);
    expect(out).toContain(words);
    expect(error).toBe('');
  });

  it.each([
    [[], 'Usage: meshwright'],
    [['contract'], 'Usage: meshwright contract'],
    [['contrat', 'lint'], 'Did you mean contract?'],
    [['contract', 'lnt'], 'Did you mean lint?'],
    [['contract', 'show', 'a', 'b'], 'Too many arguments'],
  ])('%j is wrong usage, and says what was meant', async (args, words) => {
    const { code, out, error } = await world.run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(words);
  });
});
