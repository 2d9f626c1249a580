// SPDX-License-Identifier: Apache-2.0
import {
  type Answer,
  type FakeService,
  fakeService,
  type Reply,
} from './fakeService';

type Answers = (text: string) => Answer;

/** BigQuery's REST API (jobs, and results of queries), and what gives tokens for a workload identity. */
export function fakeBigQuery(answers: Answers): Promise<FakeService> {
  return fakeService(answers, (call, statements): Reply => {
    const { method, path, body, headers } = call;
    if (path === '/token') {
      return body.subject_token === 'token-of-the-workload'
        ? {
            json: {
              access_token: 'token-of-an-hour',
              issued_token_type:
                'urn:ietf:params:oauth:token-type:access_token',
              token_type: 'Bearer',
              expires_in: 3600,
            },
          }
        : { status: 400, json: { error: 'invalid_grant' } };
    }
    if (headers.authorization !== 'Bearer token-of-an-hour') {
      return { status: 401, json: { error: { message: 'Who are you?' } } };
    }
    const [, id] = /\/(?:jobs|queries)\/([^/]+)/.exec(path) ?? [];
    const job = (jobId: string, status: object) => ({
      json: {
        kind: 'bigquery#job',
        jobReference: { projectId: 'billing', jobId, location: 'EU' },
        configuration: { query: {} },
        status,
      },
    });
    if (method === 'POST' && path.endsWith('/jobs')) {
      const { configuration, jobReference } = body;
      const { query } = configuration.query;
      return job(statements.start(call, query, jobReference.jobId), {
        state: 'RUNNING',
      });
    }
    if (path.endsWith('/cancel')) {
      statements.cancel(id);
      return { json: { kind: 'bigquery#jobCancelResponse' } };
    }
    if (path.includes('/queries/')) {
      const answer = statements.answer(id);
      if ('error' in answer) return { status: 400, json: {} };
      return {
        json: {
          jobComplete: true,
          jobReference: { projectId: 'billing', jobId: id, location: 'EU' },
          totalRows: String(answer.rows.length),
          schema: {
            fields: answer.names.map(name => ({
              name,
              type: 'STRING',
              mode: 'NULLABLE',
            })),
          },
          rows: answer.rows.map(row => ({ f: row.map(v => ({ v })) })),
        },
      };
    }
    if (statements.isRunning(id)) return job(id, { state: 'RUNNING' });
    const answer = statements.answer(id);
    return job(id, {
      state: 'DONE',
      ...('error' in answer && {
        errorResult: { reason: 'invalidQuery', message: answer.error },
      }),
    });
  });
}

/** Pages of two rows, as services give long results. */
function page<T>(rows: readonly T[], token: string | undefined) {
  const from = Number(token ?? 0);
  const next = from + 2 < rows.length ? String(from + 2) : undefined;
  return { rows: rows.slice(from, from + 2), next };
}

/** The Data API of Redshift. */
export function fakeRedshift(answers: Answers): Promise<FakeService> {
  return fakeService(answers, (call, statements): Reply => {
    const { headers, body } = call;
    const id = String(body.Id ?? '').split(':')[0];
    switch (String(headers['x-amz-target'])) {
      case 'RedshiftData.BatchExecuteStatement':
        return { json: { Id: statements.start(call, body.Sqls.at(-1)) } };
      case 'RedshiftData.CancelStatement':
        statements.cancel(id);
        return { json: { Status: true } };
      case 'RedshiftData.DescribeStatement': {
        if (statements.isRunning(id)) {
          return { json: { Id: id, Status: 'STARTED' } };
        }
        const answer = statements.answer(id);
        return {
          json:
            'error' in answer
              ? { Id: id, Status: 'FAILED', Error: answer.error }
              : {
                  Id: id,
                  Status: 'FINISHED',
                  SubStatements: [1, 2, 3].map(number => ({
                    Id: `${id}:${number}`,
                    HasResultSet: number === 3,
                  })),
                },
        };
      }
      default: {
        const answer = statements.answer(id);
        if ('error' in answer || !body.Id.endsWith(':3')) {
          return { status: 400, json: { message: 'It has no result' } };
        }
        const { rows, next } = page(answer.rows, body.NextToken);
        return {
          json: {
            ColumnMetadata: answer.names.map(name => ({ name, label: name })),
            Records: rows.map(row =>
              row.map(value => {
                if (value === null) return { isNull: true };
                return /^\d+$/.test(value)
                  ? { longValue: Number(value) }
                  : { stringValue: value };
              }),
            ),
            NextToken: next,
          },
        };
      }
    }
  });
}

/** Athena. */
export function fakeAthena(answers: Answers): Promise<FakeService> {
  return fakeService(answers, (call, statements): Reply => {
    const { headers, body } = call;
    const id = body.QueryExecutionId;
    switch (String(headers['x-amz-target'])) {
      case 'AmazonAthena.StartQueryExecution':
        return {
          json: { QueryExecutionId: statements.start(call, body.QueryString) },
        };
      case 'AmazonAthena.StopQueryExecution':
        statements.cancel(id);
        return { json: {} };
      case 'AmazonAthena.GetQueryExecution': {
        const state = (Status: object) => ({
          json: { QueryExecution: { QueryExecutionId: id, Status } },
        });
        if (statements.isRunning(id)) return state({ State: 'RUNNING' });
        const answer = statements.answer(id);
        return 'error' in answer
          ? state({ State: 'FAILED', StateChangeReason: answer.error })
          : state({ State: 'SUCCEEDED' });
      }
      default: {
        const answer = statements.answer(id);
        if ('error' in answer) return { status: 400, json: {} };
        // The first row of the first page has the names.
        const { rows, next } = page(
          [answer.names, ...answer.rows],
          body.NextToken,
        );
        return {
          json: {
            ResultSet: {
              ResultSetMetadata: {
                ColumnInfo: answer.names.map(Name => ({
                  Name,
                  Type: 'varchar',
                })),
              },
              Rows: rows.map(row => ({
                Data: row.map(value =>
                  value === null ? {} : { VarCharValue: value },
                ),
              })),
            },
            NextToken: next,
          },
        };
      }
    }
  });
}
