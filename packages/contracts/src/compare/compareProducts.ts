// SPDX-License-Identifier: Apache-2.0
import type { Product } from '../model';
import { ChangeLog } from './changeLog';
import { compareClassification, compareMasking } from './classification';
import type { Context } from './context';
import {
  compareCustomProperties,
  compareLinks,
  compareTags,
  compareText,
} from './documentation';
import { compareInputPorts, compareManagementPorts } from './innerPorts';
import { compareOutputPorts } from './outputPorts';
import { compareSupport, compareTeams } from './people';
import { topPlace } from './pointers';
import { compareServiceLevels } from './serviceLevels';
import { compareStatus } from './status';
import type { CompareOptions, Comparison } from './types';
import { inOrder, list, plain, sameSet, show } from './values';
import { verdictOf } from './verdict';

/**
 * Says what differs between two data product descriptors, what each difference does to readers and
 * to writers, and which version tells it. The counterpart of `compareContracts`.
 *
 * @public
 */
export function compareProducts(
  before: Product,
  after: Product,
  options: CompareOptions = {},
): Comparison {
  const log = new ChangeLog(options.perspective);
  const context: Context = { log, options };
  compareIdentity(context, before, after);
  compareOutputPorts(log, before.outputPorts, after.outputPorts);
  compareInputPorts(log, before.inputPorts, after.inputPorts);
  compareManagementPorts(log, before.managementPorts, after.managementPorts);
  compareServiceLevels(log, before.serviceLevels, after.serviceLevels);
  compareClassification(
    context,
    topPlace(options, 'classification', after.classification),
    before.classification,
    after.classification,
  );
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
  compareSurroundings(context, before, after);
  return verdictOf(log.sorted(), before.version, after.version);
}

function compareIdentity(
  { log, options }: Context,
  before: Product,
  after: Product,
): void {
  const fields = [
    [
      'id',
      'id-changed',
      'what refers to the product by its id no longer finds it',
    ],
    [
      'domain',
      'domain-changed',
      'other people may decide on access and changes',
    ],
    [
      'tenant',
      'tenant-changed',
      'other people may be responsible, and access may be cut',
    ],
    ['type', 'type-of-product-changed', 'the data stays as it is'],
    ['owner', 'owner-changed', 'ask them from now on'],
  ] as const;
  for (const [field, change, effect] of fields) {
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
  compareStatus(
    log,
    topPlace(options, 'status', after.status),
    before.status,
    after.status,
  );
}

function compareSurroundings(
  context: Context,
  before: Product,
  after: Product,
): void {
  const { log, options } = context;
  if (!sameSet(before.platforms, after.platforms)) {
    log.add(
      'platforms-changed',
      topPlace(options, 'platforms', after.platforms),
      {
        field: 'platforms',
        reason: `It runs on ${
          list(inOrder(after.platforms)) || 'no platform stated'
        } now.`,
        before: [...before.platforms].sort(),
        after: [...after.platforms].sort(),
      },
    );
  }
  const nameOf = (product: Product) => product.title ?? product.name;
  compareText(
    log,
    'name-changed',
    topPlace(options, 'name', nameOf(after)),
    'name',
    nameOf(before),
    nameOf(after),
  );
  for (const part of ['purpose', 'usage', 'limitations', 'text'] as const) {
    compareText(
      log,
      'description-changed',
      topPlace(options, 'description', after.description[part]),
      part === 'text' ? 'description' : part,
      before.description[part],
      after.description[part],
    );
  }
  compareTags(
    log,
    topPlace(options, 'tags', after.tags),
    before.tags,
    after.tags,
  );
  compareLinks(
    log,
    topPlace(options, 'links', after.authoritativeDefinitions),
    before.authoritativeDefinitions,
    after.authoritativeDefinitions,
  );
  const custom = topPlace(options, 'customProperties', after.customProperties);
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
