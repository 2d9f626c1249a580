// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { accessRouteRef } from './accessRouteRef';
import { refusedEntity, sentenceParts } from './refusals';

/** Why somebody may not, in the words of the backend: whom it names for questions is a link. @internal */
export function RefusalWords({ message }: { message: string }) {
  return (
    <>
      {sentenceParts(message).map((part, index) =>
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

/** Leads to what the person may and may not, where the app has that page. @internal */
export function AccessLink({ message }: { message: string }) {
  const route = useRouteRef(accessRouteRef)?.();
  if (!route) return null;
  const resource = refusedEntity(message);
  return (
    <Link
      to={resource ? `${route}?${new URLSearchParams({ resource })}` : route}
    >
      My access
    </Link>
  );
}
