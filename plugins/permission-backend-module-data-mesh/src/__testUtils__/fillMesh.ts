// SPDX-License-Identifier: Apache-2.0
import { DOMAINS, type MatrixProduct, PRODUCTS } from './matrixMesh';
import { INCIDENT } from './routes/incidentRoutes';
import { lineageEvent } from './routes/lineageRoutes';
import { COMMIT, PROPOSAL, PROPOSED, REPOSITORY } from './routes/gitHostRoutes';
import { WAIVER } from './routes/governanceRoutes';
import { MAINTENANCE, RESULTS, TOKEN } from './routes/qualityRoutes';
import { list, type Place } from './routes/routeCase';
import type { Access } from './startAccess';

// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** Names and ids of what is not there, so that nobody can tell it from what they may not see. */
export const NOWHERE: Place = {
  product: 'nothing-there',
  incident: '999999',
  waiver: '00000000-0000-4000-8000-000000000000',
  check: 'nothing',
  series: '999999',
  token: '00000000-0000-4000-8000-000000000001',
  maintenance: '00000000-0000-4000-8000-000000000002',
};

/**
 * Gives every product of the test mesh an incident, a waiver that is asked for, results, a token, maintenance and lineage,
 * and its git host a repository with a proposal.
 */
export async function fillMesh({ ask, runTasks, until }: Access) {
  async function make(person: string, at: string, body: unknown) {
    const answer = await ask(person, `data-mesh/v1/${at}`, {
      method: 'POST',
      body,
    });
    if (answer.status >= 300) throw new Error(`${at}: ${answer.text}`);
    return answer.body;
  }
  const of = (product: string, body: object) =>
    list('', { body }).body!({ ...NOWHERE, product });

  async function placeOf({ name }: MatrixProduct): Promise<Place> {
    const one = `quality/products/default/${name}`;
    // The auditor sees everything, and decides on nothing.
    const incident = await make('auditor', 'incidents', of(name, INCIDENT));
    const waiver = await make(
      'auditor',
      'governance/waivers',
      of(name, WAIVER),
    );
    await make('service', 'quality/results', of(name, RESULTS));
    const token = await make('service', `${one}/tokens`, TOKEN);
    const maintenance = await make(
      'service',
      `${one}/maintenance`,
      MAINTENANCE,
    );
    const { body } = await ask('auditor', `data-mesh/v1/${one}`);
    const series = await ask('auditor', `data-mesh/v1/${one}/series`);
    return {
      product: name,
      incident: String(incident.number),
      waiver: waiver.id,
      check: body.checks[0].key,
      series: String(series.body.items[0].id),
      token: token.id,
      maintenance: maintenance.id,
    };
  }

  for (const domain of DOMAINS) {
    const names = PRODUCTS.filter(one => one.domain === domain).map(
      ({ name }) => name,
    );
    const others = PRODUCTS.filter(one => one.domain !== domain).map(
      ({ name }) => name,
    );
    // From each product to one of the other domain with another classification.
    await make(
      'service',
      'lineage/batch',
      names.map((name, index) =>
        lineageEvent(
          name,
          others[(index + 1) % others.length],
          `job-${domain}-${index}`,
        ),
      ),
    );
  }
  await until(async () => {
    const { body } = await ask('auditor', 'data-mesh/v1/governance/policies');
    return body.items?.some((one: any) => one.name === WAIVER.policy);
  }, 'policies');
  await until(async () => {
    const answers = await Promise.all(
      PRODUCTS.map(({ name }) =>
        ask(
          'auditor',
          `data-mesh/v1/lineage/graph?node=product:default%23${name}&granularity=product`,
        ),
      ),
    );
    return answers.every(
      ({ body, status }) => status === 200 && body.nodes.length > 2,
    );
  }, 'products in the lineage');
  const places = new Map<string, Place>();
  for (const product of PRODUCTS) {
    places.set(product.name, await placeOf(product));
  }
  await make('developer', 'git/repositories', REPOSITORY);
  const at = 'git/repositories/sales/orders';
  await make('developer', `${at}/commits`, COMMIT);
  await make('developer', `${at}/commits`, {
    ...PROPOSED,
    files: [{ path: 'a', content: 'another' }],
  });
  await make('developer', `${at}/change-requests`, PROPOSAL);
  await runTasks();
  return places;
}
