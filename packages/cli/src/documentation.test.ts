// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { createProgram } from './program';
import type { Io } from './terminal/io';

const ROOT = join(__dirname, '../../..');
const FOLDERS = ['docs', 'examples', 'packages', 'plugins', 'templates'];

/** Pages that people read, without what is installed or generated. */
function pages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ['node_modules', 'dist', 'src'].includes(entry.name)
        ? []
        : pages(path);
    }
    return entry.name.endsWith('.md') && entry.name !== 'CHANGELOG.md'
      ? [path]
      : [];
  });
}

/** Words of one command of a shell, without what comes after a pipe, a list or a redirection. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/"[^"]*"|'[^']*'|<\([^)]*\)|\S+/g)) {
    if (/^(\||\|\||&&|&|;|#|\d?>>?|<)$/.test(word) || /^\d?>/.test(word)) break;
    words.push(word.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return words;
}

/** Commands of ours in the code blocks of a page, with continued lines joined. */
function commandsOf(text: string): string[][] {
  const blocks = text.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms);
  return [...blocks].flatMap(([, code]) =>
    code
      .replace(/\\\n\s*/g, ' ')
      .split('\n')
      .flatMap(line => {
        const called =
          /(?:^|\s|\$ )(?:npm run -s(?: --prefix \S+)? meshwright --|npx @meshwright\/cli|meshwright)\s+(.+)$/.exec(
            line,
          );
        return called && !/^\s*#/.test(line) ? [wordsOf(called[1])] : [];
      }),
  );
}

/** A program that only takes its arguments apart. */
function parserOnly(errors: string[]): Command {
  const io = {
    cwd: ROOT,
    colours: createColors(false),
    errorColours: createColors(false),
    width: 100,
    out: () => {},
    outDocument: () => {},
    error: (text: string) => errors.push(text),
    readInput: async () => Buffer.alloc(0),
  } satisfies Io;
  const program = createProgram(io, { code: 0 });
  const disarm = (command: Command) => {
    if (command.commands.length === 0) command.action(() => {});
    command.commands.forEach(disarm);
  };
  disarm(program);
  return program;
}

const documented = [
  join(ROOT, 'README.md'),
  ...FOLDERS.flatMap(folder => pages(join(ROOT, folder))),
].flatMap(page =>
  commandsOf(readFileSync(page, 'utf8')).map(
    words => [relative(ROOT, page), words] as const,
  ),
);

describe('what the documentation tells people to type', () => {
  it('is found', () => {
    expect(documented.length).toBeGreaterThan(30);
  });

  it.each(documented)('%s: %j', async (_page, words) => {
    const errors: string[] = [];
    try {
      await parserOnly(errors).parseAsync(words, { from: 'user' });
    } catch {
      // What is wrong is in `errors`; help and version end by an exception as well.
    }
    expect(errors).toEqual([]);
    for (const word of words.filter(name => name.startsWith('examples/'))) {
      expect([word, existsSync(join(ROOT, word))]).toEqual([word, true]);
    }
  });
});

/** Commands that do something, by the words that call them. */
function commandsBelow(command: Command, words: string[] = []) {
  const found: Array<[words: string, command: Command]> = [];
  for (const each of command.commands) {
    const called = [...words, each.name()];
    if (each.commands.length > 0) found.push(...commandsBelow(each, called));
    else found.push([called.join(' '), each]);
  }
  return found;
}

describe('what the reference says of commands', () => {
  const [commands, policies] = ['cli.md', 'policies.md'].map(name =>
    readFileSync(join(ROOT, 'docs/reference', name), 'utf8'),
  );
  const sections = [
    ...commands.split(/^## /m),
    ...policies.split(/^## /m).filter(text => text.includes('`policy check')),
  ];

  it.each(commandsBelow(parserOnly([])))(
    '%s: every option is named',
    (words, { options }) => {
      const about = sections
        .filter(text => text.includes(`\`${words}`))
        .join('\n');
      expect(about).not.toBe('');
      expect(
        options.flatMap(({ long }) =>
          long && !about.includes(long) ? [long] : [],
        ),
      ).toEqual([]);
    },
  );
});

/** What a page shows of a shell: commands of ours, where they are called, and what they are shown to say. */
function shownIn(text: string) {
  const blocks = text.matchAll(/^```console\n(.*?)^```/gms);
  return [...blocks].flatMap(([, code]) => {
    let cwd = ROOT;
    const shown: Array<{ cwd: string; words: string[]; says: string[] }> = [];
    for (const line of code.trimEnd().split('\n')) {
      const folder = /^\$ cd (\S+)$/.exec(line)?.[1];
      const called = /^\$ npm run -s meshwright -- (.+)$/.exec(line)?.[1];
      if (folder) cwd = join(cwd, folder);
      else if (called) shown.push({ cwd, words: wordsOf(called), says: [] });
      else shown[shown.length - 1].says.push(line);
    }
    return shown;
  });
}

/** Lines that a command says in a folder. */
async function run(cwd: string, words: string[]): Promise<string[]> {
  const said: string[] = [];
  const io = {
    cwd,
    colours: createColors(false),
    errorColours: createColors(false),
    width: 120,
    out: text => said.push(text),
    outDocument: text => said.push(text),
    error: text => said.push(text),
    readInput: async () => Buffer.alloc(0),
  } satisfies Io;
  await createProgram(io, { code: 0 }).parseAsync(words, { from: 'user' });
  return said.join('').trimEnd().split('\n');
}

describe('what the documentation shows commands to say', () => {
  const shown = shownIn(readFileSync(join(ROOT, 'README.md'), 'utf8'));

  it('is found', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown)('$words', async ({ cwd, words, says }) => {
    const lines = await run(cwd, words);
    expect(lines.slice(-says.length)).toEqual(says);
  });

  it('counts the changes that the tutorial counts', async () => {
    const folder = 'examples/products/finance/orders-ledger/contracts';
    const versions = ['v1', 'v2'].map(each => `${folder}/orders.${each}`);
    const lines = await run(ROOT, [
      'contract',
      'diff',
      ...versions.map(path => `${path}.odcs.yaml`),
    ]);
    const [, breaking, risky, compatible, all] =
      /(\d+) breaking, (\d+) risky, (\d+) compatible \((\d+) changes/.exec(
        lines.join('\n'),
      ) ?? [];
    const tutorial = readFileSync(
      join(ROOT, 'docs/tutorials/first-steps.md'),
      'utf8',
    );
    expect(tutorial.replace(/\s+/g, ' ')).toContain(
      `${breaking} of the ${all} changes are breaking, ${risky} risky and ${compatible} compatible`,
    );
  });
});
