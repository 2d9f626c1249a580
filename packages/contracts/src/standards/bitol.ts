// SPDX-License-Identifier: Apache-2.0
import type {
  Annotated,
  AuthoritativeDefinition,
  CustomProperty,
  Description,
  Marked,
  SupportChannel,
  Team,
  TeamMember,
} from '../model';
import { defined, isRecord, type Value } from './values';

/*
 * Blocks that all standards of Bitol have alike, read into the canonical model.
 */

/** Reads `customProperties`; those without a name are left out. @internal */
export function readCustomProperties(list: Value): CustomProperty[] {
  return list.records().flatMap(item => {
    const property = item.at('property').text();
    if (property === undefined) return [];
    return defined<CustomProperty>({
      id: item.at('id').text(),
      property,
      value: item.at('value').raw,
      description: item.at('description').text(),
    });
  });
}

/** Reads `authoritativeDefinitions`; those without a URL are left out. @internal */
export function readDefinitions(list: Value): AuthoritativeDefinition[] {
  return list.records().flatMap(item => {
    const url = item.at('url').text();
    if (url === undefined) return [];
    return defined<AuthoritativeDefinition>({
      id: item.at('id').text(),
      url,
      type: item.at('type').text(),
      description: item.at('description').text(),
    });
  });
}

const stated = <T>(list: T[]) => (list.length > 0 ? list : undefined);

/** Reads what most blocks may have beside their own fields. @internal */
export function readMarks(block: Value): Marked {
  return defined<Marked>({
    id: block.at('id').text(),
    customProperties: stated(
      readCustomProperties(block.at('customProperties')),
    ),
  });
}

/** Reads that and what some blocks may have as well. @internal */
export function readAnnotations(block: Value): Annotated {
  return defined<Annotated>({
    ...readMarks(block),
    tags: stated(block.at('tags').texts()),
    authoritativeDefinitions: stated(
      readDefinitions(block.at('authoritativeDefinitions')),
    ),
  });
}

/** Reads `description`, also one that is only a text. @internal */
export function readDescription(value: Value): Description {
  if (!isRecord(value.raw)) return defined({ text: value.text() });
  const { customProperties } = readMarks(value);
  return defined({
    purpose: value.at('purpose').text(),
    usage: value.at('usage').text(),
    limitations: value.at('limitations').text(),
    customProperties,
  });
}

/** Reads `support`; channels without a name are called by their URL. @internal */
export function readSupport(list: Value): SupportChannel[] {
  return list.records().flatMap(item => {
    const url = item.at('url').text();
    const channel = item.at('channel').text() ?? url;
    if (channel === undefined) return [];
    return defined<SupportChannel>({
      ...readMarks(item),
      channel,
      url,
      tool: item.at('tool').text(),
      scope: item.at('scope').text(),
      description: item.at('description').text(),
      invitationUrl: item.at('invitationUrl').text(),
    });
  });
}

function readMembers(list: Value): TeamMember[] {
  return list.records().map(item =>
    defined<TeamMember>({
      ...readAnnotations(item),
      username: item.at('username').text(),
      name: item.at('name').text(),
      role: item.at('role').text(),
      description: item.at('description').text(),
      dateIn: item.at('dateIn').text(),
      dateOut: item.at('dateOut').text(),
      replacedByUsername: item.at('replacedByUsername').text(),
    }),
  );
}

/** Reads `team`: an object with members, or, in older versions, the list of members. @internal */
export function readTeam(value: Value): Team | undefined {
  if (Array.isArray(value.raw)) return { members: readMembers(value) };
  if (!isRecord(value.raw)) return undefined;
  return defined<Team>({
    ...readAnnotations(value),
    name: value.at('name').text(),
    description: value.at('description').text(),
    members: readMembers(value.at('members')),
  });
}
