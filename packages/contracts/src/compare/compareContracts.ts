// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '../model';
import { ChangeLog } from './changeLog';
import { compareMasking } from './classification';
import { type Context, engineOf } from './context';
import {
  compareCustomProperties,
  compareLinks,
  compareTags,
  compareText,
} from './documentation';
import { compareObjects } from './objects';
import { compareRoles, compareSupport, compareTeams } from './people';
import { topPlace } from './pointers';
import { compareServers } from './servers';
import { compareServiceLevels } from './serviceLevels';
import { compareStatus } from './status';
import { comparePrices, compareTerms } from './terms';
import type { CompareOptions, Comparison } from './types';
import { plain, show } from './values';
import { verdictOf } from './verdict';

/**
 * Says what differs between two contracts, what each difference does to readers and to writers, and
 * which version tells it.
 *
 * Both may be of any standard: what counts is what they say, not how they are written. The order of
 * anything in either has no influence, neither on what is found nor on the order it is listed in.
 * The version that the documents state is not a change of its own; see `version` of the result.
 *
 * Takes time in proportion to the size of the contracts.
 *
 * @param before - the contract that people rely on
 * @param after - the contract that is to take its place
 *
 * @public
 */
export function compareContracts(
  before: Contract,
  after: Contract,
  options: CompareOptions = {},
): Comparison {
  const log = new ChangeLog(options.perspective);
  const context: Context = {
    log,
    options,
    oldEngine: engineOf(before),
    newEngine: engineOf(after),
  };
  compareIdentity(context, before, after);
  compareObjects(context, before, after);
  compareServiceLevels(log, before.serviceLevels, after.serviceLevels);
  compareServers(log, before.servers, after.servers);
  compareRoles(log, before.roles, after.roles);
  compareTeams(
    log,
    topPlace(options, 'team', after.team),
    before.team,
    after.team,
  );
  compareSupport(
    log,
    topPlace(options, 'support', after.support),
    before.support,
    after.support,
  );
  comparePrices(
    log,
    topPlace(options, 'price', after.price),
    before.price,
    after.price,
  );
  compareTerms(
    log,
    term => topPlace(options, term, termOf(after, term)),
    before,
    after,
  );
  compareSurroundings(context, before, after);
  return verdictOf(log.sorted(), before.version, after.version);
}

function termOf({ terms, description }: Contract, term: string): unknown {
  const stated = terms?.[term as keyof typeof terms];
  if (stated) return stated;
  return term === 'usage' || term === 'limitations'
    ? description[term]
    : undefined;
}

function compareIdentity(
  { log, options }: Context,
  before: Contract,
  after: Contract,
): void {
  if (plain(before.id) !== plain(after.id)) {
    log.add('id-changed', topPlace(options, 'id', after.id), {
      field: 'id',
      reason: `The id went from ${show(before.id ?? 'not stated')} to ${show(
        after.id ?? 'not stated',
      )}: ports, agreements and checks that refer to the contract by its id no longer find it.`,
      before: before.id,
      after: after.id,
    });
  }
  compareStatus(
    log,
    topPlace(options, 'status', after.status),
    before.status,
    after.status,
  );
  const moves = [
    [
      'domain',
      'domain-changed',
      'other people may decide on access and changes',
    ],
    ['dataProduct', 'data-product-changed', 'the data stays as it is'],
    [
      'tenant',
      'tenant-changed',
      'other people may be responsible, and access may be cut',
    ],
  ] as const;
  for (const [field, change, effect] of moves) {
    const old = plain(before[field]);
    const next = plain(after[field]);
    if (old.toLowerCase() === next.toLowerCase()) continue;
    log.add(change, topPlace(options, field, after[field]), {
      field,
      reason: `${field} went from ${show(old || 'not stated')} to ${show(
        next || 'not stated',
      )}: ${effect}.`,
      before: before[field],
      after: after[field],
    });
  }
}

function compareSurroundings(
  context: Context,
  before: Contract,
  after: Contract,
): void {
  const { log, options } = context;
  const place = (member: string, value: unknown) =>
    topPlace(options, member, value);
  compareText(
    log,
    'name-changed',
    place('name', after.name),
    'name',
    before.name,
    after.name,
  );
  const purpose = ({ description }: Contract) =>
    description.purpose ?? description.text;
  compareText(
    log,
    'description-changed',
    place('description', purpose(after)),
    'description',
    purpose(before),
    purpose(after),
  );
  compareTags(log, place('tags', after.tags), before.tags, after.tags);
  compareLinks(
    log,
    place('links', after.authoritativeDefinitions),
    before.authoritativeDefinitions,
    after.authoritativeDefinitions,
  );
  const custom = place('customProperties', after.customProperties);
  compareMasking(
    context,
    custom,
    before.customProperties,
    after.customProperties,
  );
  compareCustomProperties(
    log,
    custom,
    before.customProperties,
    after.customProperties,
  );
}
