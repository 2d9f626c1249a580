// SPDX-License-Identifier: Apache-2.0
import { list, oneOf, record, required, text } from '../../shape';
import type { Fields, RecordShape, RenamedField } from '../../shape';
import type { FindingFix } from '../../model';
import { isRecord } from '../values';
import {
  ancillary,
  authoritativeDefinitions,
  customProperties,
  link,
  tags,
} from './blocks';

/** What other documents refer to: an empty text, which the schema takes, would name nothing. */
const named = text({ minLength: 1 });

/** States that the prose names; the schema takes any text, so others are only warned about. */
const status = oneOf(['proposed', 'draft', 'active', 'deprecated', 'retired'], {
  valuesSeverity: 'warning',
  synonyms: {
    production: 'active',
    live: 'active',
    published: 'active',
    sunset: 'deprecated',
    archived: 'retired',
    development: 'draft',
    planned: 'proposed',
  },
});

const support = (common: Fields) =>
  list(
    record('support channel', {
      channel: required(named),
      url: required(link),
      description: text(),
      tool: oneOf(['email', 'slack', 'teams', 'discord', 'ticket', 'other'], {
        valuesSeverity: 'warning',
      }),
      scope: oneOf(['interactive', 'announcements', 'issues'], {
        valuesSeverity: 'warning',
      }),
      invitationUrl: link,
      ...common,
    }),
  );

const managementPorts = (common: Fields) =>
  list(
    record('management port', {
      name: required(named),
      content: required(
        oneOf(['discoverability', 'observability', 'control', 'dictionary'], {
          valuesSeverity: 'warning',
        }),
      ),
      type: oneOf(['rest', 'topic'], { valuesSeverity: 'warning' }),
      url: link,
      channel: text(),
      description: text(),
      ...common,
    }),
  );

const inputPort: Fields = {
  name: required(named),
  version: required(named),
  contractId: required(named),
};

const outputPort: Fields = {
  name: required(named),
  description: text(),
  type: text(),
  version: required(named),
  contractId: text(),
  sbom: list(
    record('bill of materials', {
      type: oneOf(['external'], { valuesSeverity: 'warning' }),
      url: required(link),
    }),
  ),
  inputContracts: list(
    record('input contract', {
      id: required(named),
      version: required(named),
    }),
  ),
};

const teamMember: Fields = {
  username: text(),
  name: text(),
  description: text(),
  role: text(),
  dateIn: text({ format: 'date' }),
  dateOut: text({ format: 'date' }),
  replacedByUsername: text(),
};

/** What all versions have alike. */
function product(freeTypes: boolean, fields: Fields): RecordShape {
  const common = ancillary(freeTypes);
  const definitions = authoritativeDefinitions(freeTypes);
  return record('data product', {
    kind: required(oneOf(['DataProduct'])),
    id: required(named),
    name: text(),
    version: text(),
    status: required(status),
    domain: text(),
    tenant: text(),
    authoritativeDefinitions: definitions,
    description: record('description', {
      purpose: text(),
      limitations: text(),
      usage: text(),
      authoritativeDefinitions: definitions,
      customProperties,
    }),
    customProperties,
    tags,
    managementPorts: managementPorts(common),
    support: support(common),
    productCreatedTs: text({ format: 'date-time' }),
    ...fields,
  });
}

/** ODPS (Bitol) 1.0.0. @internal */
export const shape100 = product(true, {
  apiVersion: required(oneOf(['v0.9.0', 'v1.0.0'])),
  inputPorts: list(record('input port', { ...inputPort, ...ancillary(true) })),
  outputPorts: list(
    record('output port', { ...outputPort, ...ancillary(true) }),
  ),
  team: record(
    'team',
    {
      name: text(),
      description: text(),
      members: list(
        record('team member', {
          ...teamMember,
          ...ancillary(true),
          username: required(text()),
        }),
      ),
      ...ancillary(true),
    },
    {
      typeFix: value =>
        Array.isArray(value)
          ? {
              description: "Move the list into a member 'members' of the team",
              value: { members: value },
            }
          : undefined,
    },
  ),
});

const state100: FindingFix = {
  description: "State 'apiVersion: v1.0.0'",
  path: '/apiVersion',
  value: 'v1.0.0',
};

/** Says of a field that it came with 1.0.0, and how to state that version. */
const since100: RenamedField = {
  reason: 'It came with ODPS 1.0.0, but this document states 0.9.0.',
  fix: state100,
};
const addedIn100 = Object.fromEntries(
  Object.keys(ancillary(true)).map(name => [name, since100]),
);

/** ODPS (Bitol) 0.9.0: ports without tags and properties of their own, a team as a plain list. @internal */
export const shape090 = product(false, {
  apiVersion: required(oneOf(['v0.9.0'])),
  inputPorts: list(record('input port', inputPort, { renamed: addedIn100 })),
  outputPorts: list(record('output port', outputPort, { renamed: addedIn100 })),
  team: list(record('team member', { ...teamMember, ...ancillary(false) }), {
    typeFix: value => (isRecord(value) ? state100 : undefined),
  }),
});
