// SPDX-License-Identifier: Apache-2.0
import type { InputPort, ManagementPort } from '../model';
import type { ChangeLog } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { compareTags, compareText } from './documentation';
import { pairUp } from './match';
import { plain, show } from './values';

/** Compares what a product reads. @internal */
export function compareInputPorts(
  log: ChangeLog,
  before: InputPort[],
  after: InputPort[],
): void {
  const { pairs, removed, added } = pairUp(before, after, [
    { by: 'key', key: port => `${port.name}\n${port.version ?? ''}` },
    { by: 'name', unambiguous: true, key: port => port.name },
    { by: 'key', unambiguous: true, key: port => port.contractId },
  ]);
  const locationOf = (port: InputPort) => `inputPorts.${port.name}`;
  for (const port of removed) {
    log.add('input-port-removed', oldPlaceOf(port, locationOf(port)), {
      reason: `The product no longer reads ${show(
        port.name,
      )}: what came from there may be missing.`,
      before: port.contractId ?? port.name,
    });
  }
  for (const port of added) {
    log.add('input-port-added', placeOf(port, locationOf(port)), {
      reason: `The product reads ${show(port.name)} as well.`,
      after: port.contractId ?? port.name,
    });
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    for (const field of [
      'name',
      'version',
      'contractId',
      'contractVersion',
      'sourceProduct',
    ] as const) {
      const old = plain(pair.before[field]);
      const next = plain(pair.after[field]);
      if (old === next) continue;
      log.add('input-port-changed', place, {
        field,
        reason: `${field} of the input went from ${show(
          old || 'not stated',
        )} to ${show(
          next || 'not stated',
        )}: what the product makes of it may differ.`,
        before: pair.before[field],
        after: pair.after[field],
      });
    }
    compareText(
      log,
      'description-changed',
      place,
      'description',
      pair.before.description,
      pair.after.description,
    );
    compareTags(log, place, pair.before.tags, pair.after.tags);
  }
}

/** Compares how a product is found, watched and steered. @internal */
export function compareManagementPorts(
  log: ChangeLog,
  before: ManagementPort[],
  after: ManagementPort[],
): void {
  const { pairs, removed, added } = pairUp(before, after, [
    { by: 'name', key: port => port.name },
  ]);
  const locationOf = (port: ManagementPort) => `managementPorts.${port.name}`;
  for (const port of removed) {
    log.add('management-port-removed', oldPlaceOf(port, locationOf(port)), {
      reason: `The management port ${show(
        port.name,
      )} is gone: tools that call it fail.`,
      before: port.url ?? port.channel,
    });
  }
  for (const port of added) {
    log.add('management-port-added', placeOf(port, locationOf(port)), {
      reason: `The management port ${show(port.name)} is new.`,
      after: port.url ?? port.channel,
    });
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    for (const field of ['content', 'type', 'url', 'channel'] as const) {
      const old = plain(pair.before[field]);
      const next = plain(pair.after[field]);
      if (old === next) continue;
      log.add('management-port-changed', place, {
        field,
        reason: `${field} went from ${show(old || 'not stated')} to ${show(
          next || 'not stated',
        )}: tools that use the port have to follow.`,
        before: pair.before[field],
        after: pair.after[field],
      });
    }
    compareText(
      log,
      'description-changed',
      place,
      'description',
      pair.before.description,
      pair.after.description,
    );
  }
}
