// SPDX-License-Identifier: Apache-2.0
import type { OutputPort } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { compareTags, compareText } from './documentation';
import { pairUp } from './match';
import { compareServiceLevels } from './serviceLevels';
import { inOrder, list, plain, sameSet, sameValue, show } from './values';
import { compareVersions, majorOf } from './version';

const labelOf = (port: OutputPort) =>
  port.version ? `${port.name} ${port.version}` : port.name;

/**
 * Compares what a product gives. A port is known by name and version, as several versions of one
 * may stand side by side; what is left over is known by its name.
 *
 * @internal
 */
export function compareOutputPorts(
  log: ChangeLog,
  before: OutputPort[],
  after: OutputPort[],
): void {
  const { pairs, removed, added } = pairUp(before, after, [
    { by: 'key', key: port => `${port.name}\n${port.version ?? ''}` },
    {
      by: 'key',
      unambiguous: true,
      key: port => `${port.name}\n${majorOf(port.version) ?? ''}`,
    },
    { by: 'name', unambiguous: true, key: port => port.name },
  ]);
  const locationOf = (port: OutputPort) => `outputPorts.${port.name}`;
  for (const port of removed) {
    log.add('output-port-removed', oldPlaceOf(port, locationOf(port)), {
      reason: `The output port ${show(
        labelOf(port),
      )} is gone: whoever reads from it finds nothing.`,
      before: labelOf(port),
    });
  }
  for (const port of added) {
    log.add('output-port-added', placeOf(port, locationOf(port)), {
      reason: `The output port ${show(
        labelOf(port),
      )} is new: nobody has to do anything.`,
      after: labelOf(port),
    });
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    comparePort(log, place, pair.before, pair.after);
  }
}

function comparePort(
  log: ChangeLog,
  place: Place,
  before: OutputPort,
  after: OutputPort,
): void {
  comparePortVersions(log, place, before.version, after.version);
  compareContract(log, place, before, after);
  const kinds = [
    ['type', 'output-port-type-changed', 'it has to be read in another way'],
    [
      'platform',
      'output-port-platform-changed',
      'it is reached with other drivers and permissions',
    ],
  ] as const;
  for (const [field, change, effect] of kinds) {
    const old = plain(before[field]);
    const next = plain(after[field]);
    if (old.toLowerCase() === next.toLowerCase()) continue;
    const stated = old !== '' && next !== '';
    log.add(change, place, {
      field,
      reason: `${field} went from ${show(old || 'not stated')} to ${show(
        next || 'not stated',
      )}: ${stated ? effect : 'make sure that it is still the same'}.`,
      before: before[field],
      after: after[field],
      ...(!stated && { readers: 'risky', writers: 'risky' }),
    });
  }
  compareLocations(log, place, before, after);
  const inputs = (port: OutputPort) =>
    port.inputContracts.map(({ id, version }) =>
      version ? `${id} ${version}` : id,
    );
  if (!sameSet(inputs(before), inputs(after))) {
    log.add('output-port-inputs-changed', place, {
      field: 'inputContracts',
      reason: `It is made from ${
        list(inOrder(inputs(after))) || 'no stated contract'
      } now: values may come from elsewhere.`,
      before: inputs(before).sort(),
      after: inputs(after).sort(),
    });
  }
  compareServiceLevels(
    log,
    before.serviceLevels,
    after.serviceLevels,
    `${place.location}.serviceLevels`,
  );
  compareText(
    log,
    'description-changed',
    place,
    'description',
    before.description,
    after.description,
  );
  compareTags(log, place, before.tags, after.tags);
}

function comparePortVersions(
  log: ChangeLog,
  place: Place,
  before: string | undefined,
  after: string | undefined,
): void {
  if (plain(before) === plain(after)) return;
  const values = { field: 'version', before, after };
  const went = `Its version went from ${show(before ?? 'not stated')} to ${show(
    after ?? 'not stated',
  )}`;
  const order = compareVersions(before, after);
  if (order === undefined) {
    log.add('output-port-version-changed', place, {
      ...values,
      reason: `${went}, and which of them is the later one is not known.`,
    });
  } else if (order > 0) {
    log.add('output-port-version-lowered', place, {
      ...values,
      reason: `${went}: readers may miss what the later version had.`,
    });
  } else if (majorOf(before) !== majorOf(after)) {
    log.add('output-port-major-version-raised', place, {
      ...values,
      reason: `${went} and the old one is no longer offered: keep both until readers have moved.`,
    });
  } else if (order < 0) {
    log.add('output-port-version-raised', place, {
      ...values,
      reason: `${went}, within the same major version.`,
    });
  }
}

function compareContract(
  log: ChangeLog,
  place: Place,
  before: OutputPort,
  after: OutputPort,
): void {
  const old = plain(before.contractId);
  const next = plain(after.contractId);
  const values = {
    field: 'contractId',
    before: before.contractId,
    after: after.contractId,
  };
  if (!old && next) {
    log.add('output-port-contract-added', place, {
      ...values,
      reason: `The contract ${show(next)} says what to expect now.`,
    });
  } else if (old && !next) {
    log.add('output-port-contract-removed', place, {
      ...values,
      reason: `The contract ${show(old)} no longer says what to expect.`,
    });
  } else if (old !== next) {
    log.add('output-port-contract-changed', place, {
      ...values,
      reason: `The contract ${show(next)} holds instead of ${show(
        old,
      )}: compare the two.`,
    });
  } else if (plain(before.contractVersion) !== plain(after.contractVersion)) {
    comparePortVersions(
      log,
      place,
      before.contractVersion,
      after.contractVersion,
    );
  }
  if (!sameValue(before.inlineContract, after.inlineContract)) {
    log.add('output-port-contract-changed', place, {
      field: 'contract',
      reason:
        'The contract inside the document differs: compare the two as contracts.',
    });
  }
}

function compareLocations(
  log: ChangeLog,
  place: Place,
  before: OutputPort,
  after: OutputPort,
): void {
  const words = (port: OutputPort) =>
    port.locations.map(({ environment, url }) =>
      [plain(environment).toLowerCase(), plain(url)].join(' ').trim(),
    );
  const old = words(before);
  const next = words(after);
  const gone = inOrder(old.filter(location => !next.includes(location)));
  const fresh = inOrder(next.filter(location => !old.includes(location)));
  if (gone.length > 0) {
    log.add('output-port-moved', place, {
      field: 'locations',
      reason: `It is no longer found at ${list(gone)}${
        fresh.length > 0 ? ` but at ${list(fresh)}` : ''
      }: whoever reads there has to follow.`,
      before: gone,
      after: fresh,
    });
  } else if (fresh.length > 0) {
    log.add('output-port-location-added', place, {
      field: 'locations',
      reason: `It can be found at ${list(fresh)} as well.`,
      after: fresh,
    });
  }
}
