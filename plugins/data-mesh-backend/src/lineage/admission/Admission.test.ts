// SPDX-License-Identifier: Apache-2.0
import express from 'express';
import request from 'supertest';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { startLineage } from '../__testUtils__/startLineage';
import { Admission } from './Admission';

const databases = testDatabases();

it('tells who sends faster than events can be worked on when to come back', async () => {
  const knex = await databases.init('SQLITE_3');
  await startLineage({ knex });
  const app = express();
  app.post('/', async (req, res, next) => {
    const admission = new Admission({ knex, most: 2 });
    await admission.enter(req, res).then(() => res.send('in'), next);
  });
  app.use(((error, _req, res, _next) => {
    res.status(503).send(error.message);
  }) as express.ErrorRequestHandler);
  const wait = (id: number) =>
    knex('lineage_inbox').insert({ event_id: id, run_key: 'x', length: 1 });

  await wait(1);
  await wait(2);
  expect((await request(app).post('/').send('{}')).text).toBe('in');
  await wait(3);
  const refused = await request(app).post('/').send('{}');
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
  expect(refused.text).toContain('More than 2 events wait');
});
