// SPDX-License-Identifier: Apache-2.0
import type { Contract, Server, ServiceLevel, Team } from '../../model';
import type { Losses } from '../findings';
import {
  type Entry,
  annotationEntries,
  compact,
  customEntries,
  markEntries,
  stableId,
} from './entry';
import { serverFields } from './fields';

/** Writes where the data is served. @internal */
export function serverEntry(server: Server, losses: Losses): Entry {
  const known = serverFields.get(server.type.toLowerCase());
  const fields = known ?? serverFields.get('custom') ?? [];
  const settings = Object.entries(server.details);
  const own = Object.fromEntries(
    settings.filter(([name]) => fields.includes(name)),
  );
  const others = settings.filter(([name]) => !fields.includes(name));
  if (!known) {
    losses.add(
      'approximated',
      server.path,
      `ODCS knows no server of type '${server.type}', so it is written as 'custom'.`,
    );
  }
  for (const [name] of others) {
    losses.add(
      'approximated',
      server.path,
      `A ${server.type} server has no setting '${name}' in ODCS, so it is written as a custom property.`,
    );
  }
  const { id, customProperties } = markEntries(server, server.path, losses);
  return compact({
    id,
    server: server.server,
    type: known ? server.type.toLowerCase() : 'custom',
    environment: server.environment,
    description: server.description,
    ...own,
    roles: server.roles.map(role => ({ role })),
    customProperties: [
      ...customProperties,
      ...(known ? [] : [{ property: 'serverType', value: server.type }]),
      ...others.map(([property, value]) => ({ property, value })),
    ],
  });
}

/** Writes a promise. @internal */
export function serviceLevelEntry(level: ServiceLevel, losses: Losses): Entry {
  const scalar = (value: unknown, name: string) => {
    if (typeof value !== 'object' || value === null) return value;
    losses.add(
      'approximated',
      level.path,
      `The ${name} of '${level.property}' is written as JSON text: ODCS takes a single value.`,
    );
    return JSON.stringify(value);
  };
  return compact({
    id: stableId(level.id, level.path, losses),
    property: level.property,
    value: scalar(level.value ?? null, 'value'),
    valueExt: scalar(level.valueExt, 'extended value'),
    unit: level.unit,
    element: level.elements.join(', '),
    driver: level.driver,
    description: level.description,
    scheduler: level.scheduler,
    schedule: level.schedule,
  });
}

/** Writes the people behind the data. @internal */
export function teamEntry(
  team: Team | undefined,
  losses: Losses,
): Entry | undefined {
  if (!team) return undefined;
  const members = team.members.map(member => {
    const username = member.username ?? member.email ?? member.name;
    if (!member.username) {
      losses.add(
        'assumed',
        '/team',
        `A member of the team states no username, which ODCS demands; '${
          username ?? 'unknown'
        }' is taken.`,
      );
    }
    const { customProperties, ...others } = annotationEntries(
      member,
      '/team',
      losses,
    );
    return compact({
      ...others,
      username: username ?? 'unknown',
      name: member.name,
      description: member.description,
      role: member.role,
      dateIn: member.dateIn,
      dateOut: member.dateOut,
      replacedByUsername: member.replacedByUsername,
      customProperties: [
        ...customProperties,
        ...(member.email && member.email !== username
          ? [{ property: 'email', value: member.email }]
          : []),
      ],
    });
  });
  return compact({
    ...annotationEntries(team, '/team', losses),
    name: team.name,
    description: team.description,
    members,
  });
}

/** Writes what the data costs. @internal */
export function priceEntry(
  contract: Contract,
  losses: Losses,
): Entry | undefined {
  const { price } = contract;
  if (!price) return undefined;
  const amount = Number(price.amount);
  if (price.amount !== undefined && Number.isNaN(amount)) {
    losses.add(
      'lost',
      '/price',
      `The price '${price.amount}' is no number, so no amount is written.`,
    );
  }
  return compact({
    id: stableId(price.id, '/price', losses),
    priceAmount:
      price.amount === undefined || Number.isNaN(amount) ? undefined : amount,
    priceCurrency: price.currency,
    priceUnit: price.unit,
  });
}

/** Custom properties of the contract, and what ODCS has no field for. @internal */
export function contractCustomEntries(
  contract: Contract,
  losses: Losses,
): Entry[] {
  const { billing, noticePeriod } = contract.terms ?? {};
  const extra = Object.entries({ billing, noticePeriod }).flatMap(
    ([property, value]) => {
      if (!value) return [];
      losses.add(
        'approximated',
        '',
        `ODCS has no field for ${property}, so it is written as a custom property.`,
      );
      return [{ property, value }];
    },
  );
  return [...customEntries(contract.customProperties), ...extra];
}
