// SPDX-License-Identifier: Apache-2.0
import type { Role, SupportChannel, Team } from '../model';
import { type ChangeLog, type Place } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { pairUp } from './match';
import { list, plain, sameSet, show } from './values';

/** What a role may do, from little to much. */
const accessLevels: string[][] = [
  ['none'],
  ['read', 'r', 'readonly', 'read-only', 'select', 'viewer'],
  ['write', 'rw', 'w', 'readwrite', 'read-write', 'read/write', 'editor'],
  ['admin', 'owner', 'all', 'full'],
];

const levelOf = (access: string) =>
  accessLevels.findIndex(words => words.includes(access));

/** Compares the roles that give access to the data. @internal */
export function compareRoles(
  log: ChangeLog,
  before: Role[],
  after: Role[],
): void {
  const { pairs, removed, added } = pairUp(before, after, [
    { by: 'name', key: role => role.role },
    { by: 'name', key: role => role.role.toLowerCase() },
  ]);
  const locationOf = (role: Role) => `roles.${role.role}`;
  for (const role of removed) {
    log.add('role-removed', oldPlaceOf(role, locationOf(role)), {
      reason: `The role ${show(
        role.role,
      )} is gone: whoever reaches the data through it loses access.`,
      before: role.access,
    });
  }
  for (const role of added) {
    log.add('role-added', placeOf(role, locationOf(role)), {
      reason: `The role ${show(role.role)} can be asked for now.`,
      after: role.access,
    });
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    compareRole(log, place, pair.before, pair.after);
  }
}

function compareRole(
  log: ChangeLog,
  place: Place,
  before: Role,
  after: Role,
): void {
  const old = plain(before.access).toLowerCase();
  const next = plain(after.access).toLowerCase();
  const values = {
    field: 'access',
    before: before.access,
    after: after.access,
  };
  const went = `The role may ${next || 'do what is not stated'} and could ${
    old || 'do what was not stated'
  }`;
  const known = levelOf(old) >= 0 && levelOf(next) >= 0;
  if (old !== next && !(known && levelOf(old) === levelOf(next))) {
    if (!known) {
      log.add('role-access-changed', place, {
        ...values,
        reason: `${went}: make sure that nobody gets more or less than meant.`,
      });
    } else if (levelOf(next) > levelOf(old)) {
      log.add('role-access-widened', place, { ...values, reason: `${went}.` });
    } else {
      log.add('role-access-narrowed', place, {
        ...values,
        reason: `${went}: whoever has the role loses a part of the access.`,
      });
    }
  }
  const approvers = (role: Role) => [
    plain(role.firstLevelApprovers),
    plain(role.secondLevelApprovers),
  ];
  if (approvers(before).join('\n') !== approvers(after).join('\n')) {
    log.add('role-approvers-changed', place, {
      field: 'approvers',
      reason: `Requests are decided by ${
        list(approvers(after).filter(Boolean)) || 'nobody stated'
      } now.`,
      before: approvers(before),
      after: approvers(after),
    });
  }
  if (plain(before.description) !== plain(after.description)) {
    log.add('description-changed', place, {
      field: 'description',
      reason: 'The description of the role was reworded.',
      before: before.description,
      after: after.description,
    });
  }
}

/** Compares the people behind the data. @internal */
export function compareTeams(
  log: ChangeLog,
  place: Place,
  before: Team | undefined,
  after: Team | undefined,
): void {
  const members = (team: Team | undefined) =>
    (team?.members ?? []).map(member =>
      [
        member.username,
        member.name,
        member.email,
        member.role,
        member.description,
        member.dateIn,
        member.dateOut,
        member.replacedByUsername,
      ].map(plain),
    );
  const texts = (team: Team | undefined) =>
    [team?.name, team?.description].map(plain).join('\n');
  if (
    texts(before) === texts(after) &&
    sameSet(members(before), members(after))
  ) {
    return;
  }
  const present = (team: Team | undefined) =>
    (team?.members ?? [])
      .filter(member => !member.dateOut)
      .map(member => member.username ?? member.name ?? member.email ?? '')
      .sort();
  log.add('team-changed', place, {
    field: 'team',
    reason: `The team or what is said about it changed; it is ${
      after?.name ? show(after.name) : 'without a name'
    } with ${present(after).length} people now. The data stays as it is.`,
    before: present(before),
    after: present(after),
  });
}

/** Compares where help is found. @internal */
export function compareSupport(
  log: ChangeLog,
  place: Place,
  before: SupportChannel[],
  after: SupportChannel[],
): void {
  const texts = (channels: SupportChannel[]) =>
    channels.map(channel =>
      [
        channel.channel,
        channel.url,
        channel.tool,
        channel.scope,
        channel.description,
        channel.invitationUrl,
      ].map(plain),
    );
  if (sameSet(texts(before), texts(after))) return;
  const names = (channels: SupportChannel[]) =>
    channels.map(channel => channel.channel).sort();
  log.add('support-changed', place, {
    field: 'support',
    reason: `Help is found at ${
      list(names(after)) || 'no channel stated'
    } now. The data stays as it is.`,
    before: names(before),
    after: names(after),
  });
}
