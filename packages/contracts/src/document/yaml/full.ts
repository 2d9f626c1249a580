// SPDX-License-Identifier: Apache-2.0
import { Composer, isScalar, Parser, type CST, type Document } from 'yaml';
import { Budget, LimitError, type Limits } from '../limits';
import type { OnFault, ParsedText } from '../nodes';
import { FullTree } from './fullTree';
import { severalDocuments, syntaxWords } from './words';

/**
 * Characters that the complete reader takes on. Its time is not linear in what is wrong with a text,
 * and stays below a second for a text of this size whatever is in it.
 *
 * @internal
 */
export const maxFullLength = 128 * 1024;

/** Documents of one text that are looked at, to find the first one with a value. */
const maxDocuments = 10;

/** Whether a document has no value, not even a null that is written out. */
function isEmpty({ contents }: Document.Parsed): boolean {
  if (contents === null) return true;
  return isScalar(contents) && contents.value === null && !contents.source;
}

function compose(text: string): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  // The library makes an Error of each fault; their stacks would cost more than all the rest.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // Without a document of its own, an error would get lost.
    return [
      ...composer.compose(firstTokens(text), true, text.length),
    ] as Document.Parsed[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What the text consists of, up to its first error between documents: the rest only repeats it. */
function* firstTokens(text: string): Generator<CST.Token> {
  let documents = 0;
  for (const token of new Parser().parse(text)) {
    yield token;
    if (token.type === 'document') documents++;
    if (token.type === 'error' || documents === maxDocuments) return;
  }
}

/**
 * Reads any YAML 1.2, also with errors in it, of which the first one is reported.
 *
 * @throws {@link LimitError}
 * @internal
 */
export function readFullYaml(
  text: string,
  limits: Limits,
  onFault: OnFault,
): ParsedText {
  let documents: Document.Parsed[];
  try {
    documents = compose(text);
  } catch (error) {
    // The library calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    throw new LimitError('too-deep', 'The document is nested too deep.', 0);
  }
  const index = documents.findIndex(one => !isEmpty(one));
  const document = documents[Math.max(index, 0)];
  if (document === undefined) return {};

  const failure = documents.flatMap(one => one.errors)[0];
  if (failure) {
    onFault({
      rule: 'syntax',
      severity: 'error',
      offset: failure.pos[0],
      message: syntaxWords(failure.code, failure.message),
    });
  }
  for (const warning of failure ? [] : document.warnings) {
    if (warning.code !== 'TAG_RESOLVE_FAILED') continue;
    const [from, to] = warning.pos;
    onFault({
      rule: 'unknown-tag',
      severity: 'warning',
      offset: from,
      message: `The tag '${text.slice(
        from,
        Math.min(to, from + 60),
      )}' is unknown; the value is read as if it were not there. Remove the tag.`,
    });
  }
  const second = index < 0 ? undefined : documents[index + 1];
  if (second && !failure && documents.slice(index + 1).some(d => !isEmpty(d))) {
    onFault(severalDocuments(second.range[0]));
  }
  const reader = new FullTree(
    text,
    new Budget(limits),
    // What follows from a syntax error is no finding of its own.
    failure ? () => {} : onFault,
  );
  const root = index < 0 ? undefined : reader.node(document.contents, 0);
  return { root, broken: failure !== undefined };
}
