// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { hiddenWords } from './expectations';
import type { Role } from './matrixMesh';
import { type Place, type RouteCase, WORDS } from './routes/routeCase';
import type { Audited } from './startAccess';

/** One request that was made. */
export interface Asked {
  id: string;
  role: Role;
  place: Place;
  status: number;
}

/** An answer without the names and ids that it was asked for, and without places in code. */
export function plain(text: string, place: Place): string {
  return Object.values(place)
    .reduce(
      (left, word) =>
        left.replace(
          // A number may be a part of any other.
          /^\d+$/.test(word)
            ? new RegExp(`\\b${word}\\b`, 'g')
            : new RegExp(word, 'g'),
          '…',
        ),
      text,
    )
    .replace(/"stack":".*?"(,|})/g, '$1');
}

/** Fails when an answer names what somebody in a role may not know of. */
export function expectNoLeak(
  role: Role,
  what: string,
  text: string,
  but: string[],
) {
  const rest = but.reduce(
    (left, word) => left.split(word).join('…'),
    text.toLowerCase(),
  );
  const leaked = hiddenWords(role).filter(word => rest.includes(word));
  expect({ role, what, leaked }).toEqual({ role, what, leaked: [] });
}

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Fails unless the audit log has who did what to what, and how it came out, and nothing that is none of its business. */
export async function expectAudited(
  audited: readonly Audited[],
  asked: Array<Asked & { route: string; one: RouteCase }>,
) {
  const [method, path] = asked[0].route.split(' ');
  const isChange = CHANGING.includes(method) && !asked[0].one.isRead;
  const wanted = asked
    .filter(({ status }) => isChange || status === 403)
    .map(({ id, role, status }) => ({
      id,
      person: `user:default/${role}`,
      action: `${method} ${path}`,
      status,
      outcome: status < 400 ? 'succeeded' : 'failed',
      eventId: status === 403 ? 'access-denied' : expect.any(String),
      isAbout: true,
    }));
  const kept = () => {
    const ids = new Set(asked.map(({ id }) => id));
    return audited.filter(one => ids.has(one.requestId ?? ''));
  };
  // Written after each answer, so the last ones come a moment later.
  const until = Date.now() + 60_000;
  while (kept().length < wanted.length && Date.now() < until) await pause(5);
  const told = kept().map(({ requestId, eventId, meta, outcome }) => {
    const { place } = asked.find(({ id }) => id === requestId)!;
    const { person, action, subject, status } = meta;
    const words = asked[0].one.isAboutProduct
      ? Object.values(place)
      : ['/', ':'];
    return {
      id: requestId,
      person,
      action,
      status,
      outcome,
      eventId,
      isAbout: words.some(word => String(subject).includes(word)),
    };
  });
  const byId = (x: { id?: string }, y: { id?: string }) =>
    Number(x.id) - Number(y.id);
  expect(told.sort(byId)).toEqual(wanted.sort(byId));
  expect(JSON.stringify(kept())).not.toContain(WORDS);
}
