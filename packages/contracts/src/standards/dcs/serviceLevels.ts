// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '../../model';
import { canonicalServiceLevel, parseAmount } from '../serviceLevels';
import { defined, isRecord, type Value } from '../values';

/** Which members of a known service level hold its value, and which name columns. */
interface Level {
  values: readonly string[];
  elements?: readonly string[];
  /** Further promises inside, each a service level of its own. */
  parts?: readonly string[];
}

const levels: Record<string, Level | undefined> = {
  __proto__: null as never,
  availability: { values: ['percentage'] },
  retention: { values: ['period'], elements: ['timestampField'] },
  latency: {
    values: ['threshold'],
    elements: ['sourceTimestampField', 'processedTimestampField'],
  },
  freshness: { values: ['threshold'], elements: ['timestampField'] },
  frequency: { values: ['interval', 'cron', 'type'] },
  support: { values: ['time'], parts: ['responseTime'] },
  backup: {
    values: ['interval', 'cron'],
    parts: ['recoveryTime', 'recoveryPoint'],
  },
};
/** What a service level of somebody's own most likely calls its value. */
const ownLevel: Level = {
  values: ['value', 'threshold', 'percentage', 'time'],
};

function serviceLevel(
  property: string,
  holder: Value,
  value: Value,
): ServiceLevel {
  const text = value.text();
  const amount = text === undefined ? undefined : parseAmount(text);
  return defined<ServiceLevel>({
    path: holder.pointer,
    property: canonicalServiceLevel(property),
    value: amount ? amount.value : value.raw,
    unit: amount?.unit,
    elements: [],
    description: holder.at('description').text(),
  });
}

/** Reads `servicelevels`, those of somebody's own included. @internal */
export function readServiceLevels(section: Value): ServiceLevel[] {
  return section.members().flatMap(([name, holder]) => {
    if (!holder.present) return [];
    if (!isRecord(holder.raw)) return [serviceLevel(name, holder, holder)];
    const { values, elements = [], parts = [] } = levels[name] ?? ownLevel;
    const unlimited = holder.at('unlimited').flag() === true;
    const main = serviceLevel(name, holder, holder.first(...values));
    if (unlimited && main.value === undefined) main.value = 'unlimited';
    main.elements = elements.flatMap(member => holder.at(member).texts());
    const schedule = holder.at('cron').text();
    if (schedule !== undefined) {
      main.schedule = schedule;
      main.scheduler = 'cron';
    }
    return [
      main,
      ...parts
        .filter(part => holder.at(part).present)
        .map(part => serviceLevel(part, holder.at(part), holder.at(part))),
    ];
  });
}
