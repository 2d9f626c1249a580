// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { thrift } from '@databricks/sql';
import { Int64, TBinaryProtocol, TBufferedTransport } from 'thrift';
import { arrowOf } from './arrowOf';
import { believedCertificate } from './certificate';
import {
  type Answer,
  type Call,
  type FakeService,
  fakeService,
  type Reply,
  type Statements,
} from './fakeService';

// Thrift's generated classes are made of literals that their own types do not allow, and have whatever was sent.
type Wire = any;

const { TCLIService, TCLIService_types: types } = thrift;
const status = { statusCode: types.TStatusCode.SUCCESS_STATUS };
const secret = Buffer.alloc(16, 1);
/** Milliseconds before the driver is told the id of a statement that takes long. */
const HELD = 200;

/** An id as the protocol has it, and as texts of ours. */
const newGuid = () => Buffer.from(randomUUID().replace(/-/g, ''), 'hex');
const textOf = ({ guid }: { guid: Buffer }) =>
  Buffer.from(guid).toString('hex');

const TYPES = {
  BIGINT: types.TTypeId.BIGINT_TYPE,
  DECIMAL: types.TTypeId.DECIMAL_TYPE,
  DATE: types.TTypeId.DATE_TYPE,
  STRING: types.TTypeId.STRING_TYPE,
};

function token({ headers, body }: Call): Reply {
  const known = `Basic ${Buffer.from('robot:s3cret').toString('base64')}`;
  return headers.authorization === known &&
    body.grant_type === 'client_credentials'
    ? { json: { access_token: 'token-of-an-hour', expires_in: 3600 } }
    : { status: 401, json: { error_description: 'Unknown client' } };
}

/** Methods of the warehouse, for one call. */
function methods(
  call: Call,
  statements: Statements,
  sessions: Map<string, object>,
) {
  const idOf = (req: Wire) => textOf(req.operationHandle.operationId);
  const answerTo = (req: Wire) => {
    const answer = statements.answer(idOf(req));
    if ('error' in answer) throw new Error('It has no result');
    return { ...answer, arrow: arrowOf(answer.names, answer.rows) };
  };
  return {
    OpenSession(req: Wire) {
      const guid = newGuid();
      sessions.set(textOf({ guid }), req);
      return new types.TOpenSessionResp({
        status,
        serverProtocolVersion:
          types.TProtocolVersion.SPARK_CLI_SERVICE_PROTOCOL_V8,
        sessionHandle: { sessionId: { guid, secret } } as Wire,
      });
    },
    CloseSession(req: Wire) {
      sessions.delete(textOf(req.sessionHandle.sessionId));
      return new types.TCloseSessionResp({ status });
    },
    ExecuteStatement(req: Wire) {
      const session = sessions.get(textOf(req.sessionHandle.sessionId));
      call.body = { ...req, session };
      const guid = newGuid();
      statements.start(call, req.statement, textOf({ guid }));
      return new types.TExecuteStatementResp({
        status,
        operationHandle: {
          operationId: { guid, secret },
          operationType: types.TOperationType.EXECUTE_STATEMENT,
          hasResultSet: true,
        } as Wire,
      });
    },
    GetOperationStatus(req: Wire) {
      const id = idOf(req);
      const { TOperationState: State } = types;
      const state = (operationState: number, more: object = {}) =>
        new types.TGetOperationStatusResp({ status, operationState, ...more });
      if (statements.isCancelled(id)) return state(State.CANCELED_STATE);
      if (statements.isRunning(id)) return state(State.RUNNING_STATE);
      const answer = statements.answer(id);
      return 'error' in answer
        ? state(State.ERROR_STATE, {
            displayMessage: answer.error,
            errorMessage: `HiveSQLException: ${answer.error}`,
          })
        : state(State.FINISHED_STATE, { hasResultSet: true });
    },
    GetResultSetMetadata(req: Wire) {
      const { names, arrow } = answerTo(req);
      return new types.TGetResultSetMetadataResp({
        status,
        resultFormat: types.TSparkRowSetType.ARROW_BASED_SET,
        lz4Compressed: false,
        arrowSchema: arrow.schema,
        schema: {
          columns: names.map((columnName, at) => ({
            columnName,
            position: at + 1,
            typeDesc: {
              types: [{ primitiveEntry: { type: TYPES[arrow.kinds[at]] } }],
            },
          })),
        } as Wire,
      });
    },
    FetchResults(req: Wire) {
      const { rows, arrow } = answerTo(req);
      return new types.TFetchResultsResp({
        status,
        hasMoreRows: false,
        results: {
          startRowOffset: new Int64(0),
          rows: [],
          arrowBatches:
            rows.length > 0
              ? [{ batch: arrow.batch, rowCount: new Int64(rows.length) }]
              : [],
        } as Wire,
      });
    },
    CancelOperation(req: Wire) {
      statements.cancel(idOf(req));
      return new types.TCancelOperationResp({ status });
    },
    CloseOperation: (_req: Wire) => new types.TCloseOperationResp({ status }),
  };
}

/** Calls the method that a message names, and gives the answer as a message. */
function speak(bytes: Buffer, handler: object): Promise<Buffer> {
  return new Promise(resolve => {
    TBufferedTransport.receiver(input => {
      const output = new TBufferedTransport(undefined, message =>
        resolve(message as Buffer),
      );
      new (TCLIService as Wire).Processor(handler).process(
        new TBinaryProtocol(input),
        new TBinaryProtocol(output),
      );
    }, 0)(bytes);
  });
}

/** What a SQL warehouse of Databricks and its driver say to each other (Thrift, with rows as Arrow), and its tokens. */
export async function fakeDatabricks(
  answers: (text: string) => Answer,
): Promise<FakeService> {
  const sessions = new Map<string, object>();
  const { forget, ...certificate } = await believedCertificate();
  const service = await fakeService(
    answers,
    async (call, statements): Promise<Reply> => {
      if (call.path === '/oidc/v1/token') return token(call);
      if (call.headers.authorization !== 'Bearer token-of-an-hour') {
        return { status: 403, json: { message: 'Who are you?' } };
      }
      if (call.path !== '/sql/1.0/warehouses/abc') {
        return { status: 404, json: {} };
      }
      const bytes = await speak(
        call.bytes,
        methods(call, statements, sessions),
      );
      const { statement } = call.body;
      return {
        bytes,
        ...(statement && answers(statement) === 'endless' && { after: HELD }),
      };
    },
    certificate,
  );
  const stop = service.close;
  service.close = async () => {
    forget();
    await stop();
  };
  return service;
}
