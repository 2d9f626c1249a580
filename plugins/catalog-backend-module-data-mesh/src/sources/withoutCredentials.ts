// SPDX-License-Identifier: Apache-2.0

const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@'"<>]*@/gi;
const SECRET_PARAMETER =
  /([?&;](?:[\w.-]*(?:token|secret|signature|password|passwd|key|credential|sig|auth)[\w.-]*)=)[^&\s'"<>]*/gi;
const HEADER =
  /\b((?:proxy-)?authorization|private-token)\b\s*[:=]\s*(?:(?:bearer|basic|token)\s+)?[^\s,;'"]+/gi;
const KNOWN_TOKENS =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{15,}|ATB[A-Z]?[\w-]{20,}|ATCTT[\w=-]{20,}|AKIA[A-Z0-9]{16}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)/g;

/** A text without what looks like a credential, for people to see. @internal */
export function withoutCredentials(text: string): string {
  return text
    .replace(USER_INFO, '$1')
    .replace(SECRET_PARAMETER, '$1…')
    .replace(HEADER, '$1: …')
    .replace(KNOWN_TOKENS, '…');
}
