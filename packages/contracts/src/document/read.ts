// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../model';
import { decode } from './encoding';
import { FaultList } from './faults';
import { JsonError, readJson } from './json';
import { LimitError, withDefaults, type Limits } from './limits';
import { LineIndex } from './lines';
import type { OnFault, ParsedText, TextFault } from './nodes';
import { TextDocument } from './textDocument';
import { NotPlain } from './yaml/cursor';
import { maxFullLength, readFullYaml } from './yaml/full';
import { QuickReader } from './yaml/quick';

/** What reading a text gives, before its standard is known. @internal */
export interface ReadText {
  syntax?: 'yaml' | 'json';
  /** Absent when nothing could be read. */
  document?: TextDocument;
  /** Rules are `document/…`, in order of position. */
  findings: Finding[];
  /** Why a text in brackets is YAML and no JSON; a fault only where the file says that it is JSON. */
  notJson?: Finding;
}

/**
 * Reads bytes or text as YAML or JSON, whichever it is, within limits.
 *
 * Never throws for bad input. Time is linear in the size of the text: the complete YAML reader,
 * which is not, gets small texts only.
 *
 * @internal
 */
export function readText(
  source: string | Uint8Array,
  limits: Partial<Limits> = {},
): ReadText {
  const bounds = withDefaults(limits);
  const { text, fault, refused } = decode(source, bounds.maxBytes);
  if (refused) return { findings: tell(text, fault ? [fault] : []) };

  const faults = new FaultList();
  if (fault) faults.add(fault);
  const first = text.trimStart()[0];
  if (first === undefined) {
    if (!fault) {
      faults.add({
        rule: 'empty',
        severity: 'error',
        offset: 0,
        message: 'The file is empty.',
      });
    }
    return { findings: tell(text, faults.list()) };
  }
  const bracket = first === '{' || first === '[';
  let syntax: 'yaml' | 'json' = bracket ? 'json' : 'yaml';
  let parsed: ParsedText = {};
  let notJson: TextFault | undefined;
  try {
    if (bracket) {
      ({ syntax, parsed, notJson } = readBracketed(text, bounds, faults));
    } else {
      parsed = attempt(faults.add, onFault => readYaml(text, bounds, onFault));
    }
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    faults.add({
      rule: error.rule,
      severity: 'error',
      offset: error.offset,
      message: error.message,
    });
    return { syntax, findings: tell(text, faults.list()) };
  }
  const { root, broken } = parsed;
  if (!root) {
    const told = faults.list();
    if (told.length === 0) {
      told.push({
        rule: 'empty',
        severity: 'error',
        offset: 0,
        message: 'The file has comments at most, and no value.',
      });
    }
    return { syntax, findings: tell(text, told) };
  }
  const document = new TextDocument(text, syntax, root, broken);
  return {
    syntax,
    document,
    findings: tell(text, faults.list(), document),
    ...(notJson && { notJson: tell(text, [notJson], document)[0] }),
  };
}

/** Runs a reader; its faults count only when it comes to an end. */
function attempt<T>(onFault: OnFault, read: (onFault: OnFault) => T): T {
  const own = new FaultList();
  const result = read(own.add);
  own.list().forEach(onFault);
  return result;
}

/** A text that starts with a bracket is JSON, or YAML in flow style, which allows more. */
function readBracketed(
  text: string,
  limits: Limits,
  faults: FaultList,
): { syntax: 'yaml' | 'json'; parsed: ParsedText; notJson?: TextFault } {
  try {
    const parsed = attempt(faults.add, onFault =>
      readJson(text, limits, onFault),
    );
    return { syntax: 'json', parsed };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { message, offset } = error;
    try {
      const parsed = attempt(faults.add, onFault =>
        readYaml(text, limits, fault => {
          if (fault.rule === 'syntax') throw error;
          onFault(fault);
        }),
      );
      const notJson: TextFault = {
        rule: 'not-json',
        severity: 'error',
        offset,
        message: `The file is named as JSON, but only a reader of YAML understands it. ${message}`,
      };
      return { syntax: 'yaml', parsed, notJson };
    } catch (second) {
      if (second instanceof LimitError) throw second;
      faults.add({
        rule: 'syntax',
        severity: 'error',
        offset,
        message: `This is no valid JSON. ${message}`,
      });
      return { syntax: 'json', parsed: {} };
    }
  }
}

function readYaml(text: string, limits: Limits, onFault: OnFault): ParsedText {
  try {
    return attempt(onFault, quick =>
      new QuickReader(text, limits, quick).read(),
    );
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    if (text.length > maxFullLength) {
      throw new LimitError(
        'too-large-for-syntax',
        `In a file of this size only plain YAML is read, and this is not: ${error.reason}. Mend or simplify it here.`,
        error.offset,
      );
    }
    return readFullYaml(text, limits, onFault);
  }
}

function tell(
  text: string,
  faults: readonly TextFault[],
  document?: TextDocument,
): Finding[] {
  const lines = new LineIndex(text);
  return [...faults]
    .sort((a, b) => a.offset - b.offset)
    .map(({ rule, severity, offset, message }) => ({
      severity,
      rule: `document/${rule}`,
      path: document?.pointerAt(offset) ?? '',
      message,
      ...lines.position(Math.min(offset, text.length)),
    }));
}
