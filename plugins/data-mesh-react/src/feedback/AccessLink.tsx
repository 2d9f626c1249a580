// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/core-components';
import { accessRouteRef } from './accessRouteRef';

/** What a refusal is about: the permission policy names the entity behind `for`. */
const ABOUT = /\bfor ([a-z]+:[\w.-]+\/[\w.-]*\w)/i;

/** Ref of the entity that a refusal is about; undefined where it is about none. @internal */
export function refusedEntity(sentence: string): string | undefined {
  return ABOUT.exec(sentence)?.[1];
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
