// SPDX-License-Identifier: Apache-2.0
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { sentenceParts } from './sentenceParts';

/** A sentence of the backend, in which entities that it names by their refs are links with their names. @public */
export function RefSentence({ text }: { text: string }) {
  return (
    <>
      {sentenceParts(text).map((part, index) =>
        'text' in part ? (
          part.text
        ) : (
          // A sentence may name the same entity twice.
          <EntityRefLink key={index} entityRef={part.entityRef} />
        ),
      )}
    </>
  );
}
