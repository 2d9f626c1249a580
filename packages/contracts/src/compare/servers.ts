// SPDX-License-Identifier: Apache-2.0
import type { Server } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { type Way, pairUp } from './match';
import type { ChangeId } from './rules';
import type { Impact } from './impact';
import {
  fingerprint,
  inOrder,
  plain,
  sameSet,
  sameValue,
  show,
} from './values';

/** Names of one engine. */
const typeNames: ReadonlyMap<string, string> = new Map<string, string>([
  ['postgresql', 'postgres'],
  ['mssql', 'sqlserver'],
]);
/** Environments in which a change hurts nobody who relies on the product. */
const REHEARSAL =
  /^(dev|devel|development|test|testing|qa|stage|staging|uat|acceptance|sandbox|integration|int|preprod|pre-production|local|demo)$/i;
/** Addresses differ at their end, so they are shown longer than other values. */
const LONGEST_PLACE = 200;
/** Settings that say where the data is. */
const PLACE_SETTINGS = new Set([
  'host',
  'port',
  'account',
  'database',
  'schema',
  'catalog',
  'project',
  'dataset',
  'location',
  'endpointurl',
  'endpoint',
  'path',
  'topic',
  'queue',
  'bucket',
  'stagingdir',
  'servicename',
  'stream',
  'region',
  'regionname',
  'warehouse',
  'url',
  'connection',
]);
/** Settings that say how the data is written. */
const FORMAT_SETTINGS = new Set([
  'format',
  'delimiter',
  'encoding',
  'compression',
]);

const typeOf = (server: Server) => {
  const type = server.type.toLowerCase();
  return typeNames.get(type) ?? type;
};

const ways: ReadonlyArray<Way<Server>> = [
  { by: 'name', key: server => server.server },
  {
    by: 'key',
    unambiguous: true,
    key: server => `${typeOf(server)}${fingerprint(server.details)}`,
  },
];

/** Whether readers and writers of the real data are concerned. */
function gravity(server: Server): { readers: Impact; writers: Impact } | {} {
  const rehearsal = [server.environment, server.server].some(
    name => name !== undefined && REHEARSAL.test(name),
  );
  return rehearsal ? { readers: 'risky', writers: 'risky' } : {};
}

/** Compares where the data is served. @internal */
export function compareServers(
  log: ChangeLog,
  before: Server[],
  after: Server[],
): void {
  const { pairs, removed, added } = pairUp(before, after, ways);
  const locationOf = (server: Server) => `servers.${server.server}`;
  for (const server of removed) {
    log.add('server-removed', oldPlaceOf(server, locationOf(server)), {
      reason: `The ${server.type} server ${show(
        server.server,
      )} is gone: whoever connects to it finds nothing.`,
      before: server.type,
      ...gravity(server),
    });
  }
  for (const server of added) {
    log.add('server-added', placeOf(server, locationOf(server)), {
      reason: `The data can now be had from the ${server.type} server ${show(
        server.server,
      )} as well.`,
      after: server.type,
    });
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    compareServer(log, place, pair.before, pair.after);
  }
}

function compareServer(
  log: ChangeLog,
  place: Place,
  before: Server,
  after: Server,
): void {
  if (before.server !== after.server) {
    log.add('server-renamed', place, {
      field: 'server',
      reason: `The server ${show(before.server)} is called ${show(
        after.server,
      )} now and is at the same place: only what refers to it by name has to follow.`,
      before: before.server,
      after: after.server,
    });
  }
  if (typeOf(before) !== typeOf(after)) {
    log.add('server-type-changed', place, {
      field: 'type',
      reason: `The server is ${show(after.type)} instead of ${show(
        before.type,
      )}: another protocol, another dialect, other drivers.`,
      before: before.type,
      after: after.type,
      ...gravity(before),
    });
    // Settings of another type of server do not compare one by one.
    return;
  }
  compareSettings(log, place, before, after);
  if (
    plain(before.environment).toLowerCase() !==
    plain(after.environment).toLowerCase()
  ) {
    log.add('server-environment-changed', place, {
      field: 'environment',
      reason: `The environment went from ${show(
        before.environment ?? 'not stated',
      )} to ${show(
        after.environment ?? 'not stated',
      )}: make sure that nobody takes test data for real data.`,
      before: before.environment,
      after: after.environment,
    });
  }
  if (!sameSet(before.roles, after.roles)) {
    log.add('server-roles-changed', place, {
      field: 'roles',
      reason: 'Other roles have access to the server than before.',
      before: inOrder(before.roles),
      after: inOrder(after.roles),
    });
  }
  if (plain(before.description) !== plain(after.description)) {
    log.add('description-changed', place, {
      field: 'description',
      reason: 'The description of the server was reworded.',
      before: before.description,
      after: after.description,
    });
  }
}

function settingChange(name: string): ChangeId {
  const bare = name.toLowerCase();
  if (FORMAT_SETTINGS.has(bare)) return 'server-format-changed';
  return PLACE_SETTINGS.has(bare) ? 'server-moved' : 'server-setting-changed';
}

function compareSettings(
  log: ChangeLog,
  place: Place,
  before: Server,
  after: Server,
): void {
  const names = new Set([
    ...Object.keys(before.details),
    ...Object.keys(after.details),
  ]);
  for (const field of names) {
    const old = before.details[field];
    const next = after.details[field];
    if (sameValue(old ?? null, next ?? null)) continue;
    const stated = old !== undefined && next !== undefined;
    const change = settingChange(field);
    log.add(change, place, {
      field,
      reason: stated
        ? `${field} went from ${show(old, LONGEST_PLACE)} to ${show(
            next,
            LONGEST_PLACE,
          )}${
            change === 'server-setting-changed'
              ? '.'
              : ': whoever reads or writes there has to follow.'
          }`
        : `${field} is ${
            next === undefined ? 'no longer' : 'now'
          } stated (${show(
            old ?? next,
          )}): make sure that it is still the same place.`,
      before: old,
      after: next,
      // A setting that was only left out, or only added, says less than one that differs.
      ...(stated ? gravity(before) : { readers: 'risky', writers: 'risky' }),
    });
  }
}
