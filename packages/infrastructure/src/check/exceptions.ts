// SPDX-License-Identifier: Apache-2.0
import type { FileFinding } from '../blueprint/report';
import type { ModuleFile } from './module';

/** Past this number of exceptions in a file the rules are not meant for it. */
const MOST_EXCEPTIONS = 500;

const MARK = /^meshwright:allow\s+([a-z]+\/[a-z0-9-]+)(?:\s*:\s*(.*))?$/;

/** A rule that somebody lets be broken in a block, and why. */
interface Exception {
  rule: string;
  from: number;
  to: number;
}

/** Lines of each block of a file, with the comments right above it. */
function blockRanges({ parsed }: ModuleFile) {
  const comments = new Set(parsed.comments.map(({ line }) => line));
  return parsed.body.blocks.map(({ at, body }) => {
    const start = parsed.position(at).line;
    let from = start;
    while (comments.has(from - 1)) from--;
    return { from, start, to: parsed.position(body.end).line };
  });
}

/**
 * Leaves out findings that a comment `# meshwright:allow RULE: why` in their block, or right above it, allows.
 *
 * A comment without a reason allows nothing, and says so.
 *
 * @internal
 */
export function applyExceptions(
  files: readonly ModuleFile[],
  findings: readonly FileFinding[],
): FileFinding[] {
  const allowed = new Map<string, Exception[]>();
  const remarks: FileFinding[] = [];
  for (const file of files) {
    const marked = file.parsed.comments
      .flatMap(({ text, line }) => {
        const match = MARK.exec(text);
        return match ? [{ match, line }] : [];
      })
      .slice(0, MOST_EXCEPTIONS);
    if (marked.length === 0) continue;
    const ranges = blockRanges(file);
    for (const { match, line } of marked) {
      const [, rule, reason = ''] = match;
      const range = ranges.find(({ from, to }) => line >= from && line <= to);
      if (reason.trim().length < 10) {
        remarks.push({
          file: file.path,
          severity: 'warning',
          rule: 'check/no-reason',
          path: '',
          line,
          column: 1,
          message: `This allows ${rule} and does not say why, so that it allows nothing.`,
          fix: {
            description: `Write '# meshwright:allow ${rule}: ' and the reason`,
          },
        });
      } else if (range) {
        const own = allowed.get(file.path) ?? [];
        own.push({ rule, from: range.start, to: range.to });
        allowed.set(file.path, own);
      }
    }
  }
  const isAllowed = ({ file, rule, line }: FileFinding) =>
    allowed
      .get(file)
      ?.some(
        exception =>
          exception.rule === rule &&
          line >= exception.from &&
          line <= exception.to,
      ) ?? false;
  return [...findings.filter(finding => !isAllowed(finding)), ...remarks];
}
