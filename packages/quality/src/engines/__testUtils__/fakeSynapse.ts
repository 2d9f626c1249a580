// SPDX-License-Identifier: Apache-2.0
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { believedCertificate } from './certificate';
import {
  fine,
  refused,
  rowsOf,
  stopped,
  tokenWanted,
  welcome,
} from './tds/answers';
import { KIND, type Message, Messages, packets } from './tds/packets';
import {
  bringsToken,
  type Login,
  loginOf,
  preloginAnswer,
  statementOf,
  tokenOf,
} from './tds/questions';
import { secured } from './tds/secured';

/** What is said to a statement. */
export type SynapseAnswer =
  | Array<Record<string, unknown>>
  | { error: string }
  | 'endless';

/** A server that speaks the Tabular Data Stream, encrypted as SQL Server does it. */
export interface FakeSynapse {
  port: number;
  /** Who has logged in, or tried to. */
  logins: Login[];
  statements: string[];
  /** How often it was told to stop. */
  cancelled: number;
  /** Connections that are open. */
  open: number;
  /** Why nobody is let in. */
  refuse?: string;
  answer(text: string): SynapseAnswer;
  /** From now on nobody vouches for its certificate. */
  distrust(): void;
  close(): Promise<void>;
}

/** Speaks to one client. */
function serve(
  socket: Socket,
  fake: FakeSynapse,
  certificate: { key: string; cert: string },
) {
  let login: Login | undefined;
  const enter = (by: Login) =>
    fake.refuse === undefined
      ? welcome(by.token !== undefined)
      : refused(fake.refuse, 18_456);
  let isBusy = false;
  const answersTo = ({ kind, data }: Message): Buffer[] => {
    switch (kind) {
      case KIND.login:
        login = loginOf(data);
        fake.logins.push(login);
        return [
          bringsToken(data)
            ? tokenWanted(
                'https://database.windows.net/',
                'https://login.test/',
              )
            : enter(login),
        ];
      case KIND.federated:
        login!.token = tokenOf(data);
        return [enter(login!)];
      case KIND.attention: {
        fake.cancelled++;
        // What it was busy with ends, and then it says that it has heard.
        const ends = isBusy ? [fine()] : [];
        isBusy = false;
        return [...ends, stopped()];
      }
      case KIND.call: {
        const text = statementOf(data);
        fake.statements.push(text);
        const answer = fake.answer(text);
        isBusy = answer === 'endless';
        if (answer === 'endless') return [];
        return ['error' in answer ? refused(answer.error) : rowsOf(answer)];
      }
      default:
        // What the driver sets for its session.
        return [fine()];
    }
  };
  const plain = new Messages();
  const onPlain = (bytes: Buffer) => {
    if (plain.take(bytes).length > 0) {
      socket.write(packets({ kind: KIND.result, data: preloginAnswer() }));
      socket.off('data', onPlain);
      const messages = new Messages();
      const stream = secured(socket, certificate);
      stream.on('error', () => socket.destroy());
      stream.on('data', (part: Buffer) => {
        for (const message of messages.take(part)) {
          for (const answer of answersTo(message)) {
            stream.write(packets({ kind: KIND.result, data: answer }));
          }
        }
      });
    }
  };
  socket.on('data', onPlain);
}

/** Brings a server up on a port of its own. */
export async function fakeSynapse(): Promise<FakeSynapse> {
  const { forget, ...certificate } = await believedCertificate();
  const sockets = new Set<Socket>();
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeSynapse = {
    port: (server.address() as AddressInfo).port,
    logins: [],
    statements: [],
    cancelled: 0,
    open: 0,
    answer: () => [],
    distrust: forget,
    close: () =>
      new Promise<void>(resolve => {
        forget();
        sockets.forEach(socket => socket.destroy());
        server.close(() => resolve());
      }),
  };
  server.on('connection', socket => {
    sockets.add(socket);
    fake.open++;
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      fake.open--;
    });
    serve(socket, fake, certificate);
  });
  return fake;
}
