// SPDX-License-Identifier: Apache-2.0
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';

/** A text of a search result, with what was searched for marked where the search engine says so. @internal */
export function MarkedText({
  result,
  highlight,
  field,
}: {
  result: IndexableDocument;
  highlight?: ResultHighlight;
  field: 'title' | 'text';
}) {
  if (!highlight?.fields[field]) {
    return <>{result[field]}</>;
  }
  return (
    <HighlightedSearchResultText
      text={highlight.fields[field]}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  );
}
