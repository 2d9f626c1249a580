// SPDX-License-Identifier: Apache-2.0
import {
  type Answer,
  type Call,
  type FakeService,
  fakeService,
  type Reply,
} from './fakeService';

/** Codes of Snowflake that its driver acts on. */
const IN_PROGRESS = '333333';
const NOT_LOGGED_IN = '390104';
const WRONG_TOKEN = '390303';
const WRONG_PROGRAMMATIC = '394400';
const CANCELLED = '000604';
/** Milliseconds that a statement which is not done is waited for before the driver is told to ask again. */
const LONG_POLL = 20;
/** Milliseconds before the driver is told the id of a statement that takes long. */
const HELD = 200;

const refuse = (code: string, message: string): Reply => ({
  json: { success: false, code, message, data: {} },
});

function login({ body }: Call): Reply {
  const { AUTHENTICATOR, TOKEN } = body.data;
  if (AUTHENTICATOR === 'OAUTH' && TOKEN !== 'token-of-oauth') {
    return refuse(WRONG_TOKEN, 'Invalid OAuth access token.');
  }
  if (
    AUTHENTICATOR === 'PROGRAMMATIC_ACCESS_TOKEN' &&
    TOKEN !== 'programmatic-token'
  ) {
    return refuse(WRONG_PROGRAMMATIC, 'Programmatic access token is invalid.');
  }
  return {
    json: {
      success: true,
      data: {
        token: 'token-of-a-session',
        validityInSeconds: 3600,
        masterToken: 'master-token-of-a-session',
        masterValidityInSeconds: 14_400,
        sessionId: 1,
        parameters: [{ name: 'CLIENT_TELEMETRY_ENABLED', value: true }],
      },
    },
  };
}

/** What Snowflake and its driver say to each other. */
export function fakeSnowflake(
  answers: (text: string) => Answer,
): Promise<FakeService> {
  const ids = new Map<string, string>();
  return fakeService(answers, (call, statements): Reply => {
    const { path, query, body, headers } = call;
    if (path === '/session/v1/login-request') return login(call);
    if (headers.authorization !== 'Snowflake Token="token-of-a-session"') {
      return {
        status: 401,
        json: { success: false, code: NOT_LOGGED_IN, message: 'Who are you?' },
      };
    }
    if (path === '/session') return { json: { success: true, data: null } };
    const stateOf = (queryId: string): Reply => {
      if (statements.isCancelled(queryId)) {
        return {
          json: {
            success: false,
            code: CANCELLED,
            message: 'SQL execution canceled',
            data: { queryId },
          },
        };
      }
      if (statements.isRunning(queryId)) {
        return {
          after: LONG_POLL,
          json: {
            success: true,
            code: IN_PROGRESS,
            data: { queryId, getResultUrl: `/queries/${queryId}/result` },
          },
        };
      }
      const answer = statements.answer(queryId);
      return 'error' in answer
        ? {
            json: {
              success: false,
              code: '002003',
              message: answer.error,
              data: { queryId, sqlState: '42S02' },
            },
          }
        : {
            json: {
              success: true,
              data: {
                queryId,
                parameters: [
                  { name: 'DATE_OUTPUT_FORMAT', value: 'YYYY-MM-DD' },
                ],
                queryResultFormat: 'json',
                total: answer.rows.length,
                returned: answer.rows.length,
                // Names without quotes come in capitals.
                rowtype: answer.names.map((name, at) => ({
                  name: name.toLocaleUpperCase('en-US'),
                  nullable: true,
                  ...typeOf(name, answer.rows[0]?.[at]),
                })),
                rowset: answer.rows,
              },
            },
          };
    };
    if (path === '/queries/v1/query-request') {
      const requestId = query.get('requestId')!;
      const known = ids.get(requestId);
      if (known) return stateOf(known);
      const queryId = statements.start(call, body.sqlText);
      ids.set(requestId, queryId);
      return {
        ...stateOf(queryId),
        ...(answers(body.sqlText) === 'endless' && { after: HELD }),
      };
    }
    const [, id, what] = /^\/queries\/([^/]+)\/([a-z-]+)$/.exec(path) ?? [];
    if (what === 'result') return stateOf(id);
    if (what === 'abort-request') {
      statements.cancel(id === 'v1' ? ids.get(body.requestId)! : id);
      return { json: { success: true, data: null } };
    }
    return { status: 404, json: { message: `Nothing is at ${path}` } };
  });
}

/** Days are counted from 1970, as Snowflake sends them. */
function typeOf(name: string, value: string | null | undefined) {
  if (name === 'day') return { type: 'date' };
  if (value && /^[[{]/.test(value)) return { type: 'variant' };
  return value && /^\d+$/.test(value)
    ? { type: 'fixed', precision: 38, scale: 0 }
    : { type: 'text' };
}
