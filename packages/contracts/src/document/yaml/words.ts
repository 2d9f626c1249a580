// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from 'yaml';
import type { TextFault } from '../nodes';

/** What the syntax errors of YAML mean for somebody who never read its specification. */
const words: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias such as *name takes no anchor and no tag.',
  BAD_ALIAS: 'The name of this anchor or alias is not allowed.',
  BAD_COLLECTION_TYPE: 'The tag does not fit the kind of value behind it.',
  BAD_DIRECTIVE: 'This line starts with % but is no directive of YAML.',
  BAD_DQ_ESCAPE:
    'A backslash starts an unknown escape. Write \\\\ for a backslash, or use single quotes.',
  BAD_INDENT:
    'This line is not indented as the lines around it are. Line it up with its neighbours.',
  BAD_PROP_ORDER: 'Anchors and tags must stand right before their value.',
  BAD_SCALAR_START:
    'A value cannot start with this character. Put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A colon followed by a space makes a second key on this line. Put the value in quotes.',
  BLOCK_IN_FLOW: 'Between brackets, values must stay between brackets.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1024 characters.',
  MISSING_CHAR:
    'Something is missing here: a closing quote or bracket, a comma, a colon behind a key, or a space behind it.',
  MULTILINE_IMPLICIT_KEY:
    'A key goes over more than one line. Is a colon missing, or a quote?',
  MULTIPLE_ANCHORS: 'A value has at most one anchor.',
  MULTIPLE_TAGS: 'A value has at most one tag.',
  TAB_AS_INDENT: 'A tab indents this line. Use spaces.',
  TAG_RESOLVE_FAILED: 'The value does not fit its tag.',
  UNEXPECTED_TOKEN: 'This is not expected here. Is a quote or bracket missing?',
};

/**
 * A syntax error in plain words.
 *
 * @param otherwise - what the parser itself says, for errors without words of ours
 * @internal
 */
export function syntaxWords(code: ErrorCode, otherwise: string): string {
  return `This is no valid YAML. ${words[code] ?? `${otherwise}.`}`;
}

/** A text with more than one document in it. @internal */
export function severalDocuments(offset: number): TextFault {
  return {
    rule: 'several-documents',
    severity: 'error',
    offset,
    message:
      'A second document starts here. Only the first one is read: put each document into a file of its own.',
  };
}
