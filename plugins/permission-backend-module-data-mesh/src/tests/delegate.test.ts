// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  createPermission,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
  type PermissionPolicy,
  type PolicyQuery,
  type PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { permissionDelegateExtensionPoint } from '@meshwright/plugin-data-mesh-node';
import Router from 'express-promise-router';
import { z } from 'zod';
import { HIDDEN_POLICY, hiddenMesh } from '../__testUtils__/hiddenMesh';
import { type Access, startAccess } from '../__testUtils__/startAccess';

jest.setTimeout(600_000);

interface Note {
  id: string;
  by: string;
}

const NOTES: Note[] = [
  { id: '1', by: 'user:default/olga' },
  { id: '2', by: 'user:default/ines' },
];

const noteRef = createPermissionResourceRef<Note, { by: string }>().with({
  pluginId: 'notes',
  resourceType: 'note',
});
const isBy = createPermissionRule({
  name: 'IS_BY',
  description: 'Notes of a person',
  resourceRef: noteRef,
  paramsSchema: z.object({ person: z.string() }),
  apply: ({ by }, { person }) => by === person,
  toQuery: ({ person }) => ({ by: person }),
});
const readNote = createPermission({
  name: 'notes.note.read',
  attributes: { action: 'read' },
  resourceType: 'note',
});
const listNotes = createPermission({
  name: 'notes.list',
  attributes: { action: 'read' },
});
const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: noteRef,
  rules: { isBy },
});

/** A plugin that an adopter has, with a resource and a rule of its own. */
const notes = createBackendPlugin({
  pluginId: 'notes',
  register(reg) {
    reg.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        registry: coreServices.permissionsRegistry,
      },
      async init({ httpAuth, httpRouter, permissions, registry }) {
        registry.addPermissions([listNotes]);
        registry.addResourceType({
          resourceRef: noteRef,
          permissions: [readNote],
          rules: [isBy],
          getResources: async ids =>
            ids.map(id => NOTES.find(note => note.id === id)),
        });
        const router = Router();
        const require = async (allowed: { result: AuthorizeResult }) => {
          if (allowed.result !== AuthorizeResult.ALLOW) {
            throw new NotAllowedError('No.');
          }
        };
        router.get('/', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          const [decision] = await permissions.authorize(
            [{ permission: listNotes }],
            { credentials },
          );
          await require(decision);
          res.json(NOTES.length);
        });
        router.get('/:id', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          const [decision] = await permissions.authorize(
            [{ permission: readNote, resourceRef: req.params.id }],
            { credentials },
          );
          await require(decision);
          res.json(NOTES.find(({ id }) => id === req.params.id));
        });
        httpRouter.use(router);
      },
    });
  },
});

/** A policy as adopters have one: it lets authors read their notes, stewards list them, and knows nothing of a mesh. */
class NotesPolicy implements PermissionPolicy {
  readonly asked: string[] = [];

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    this.asked.push(permission.name);
    const person = user?.info.userEntityRef ?? '';
    if (isPermission(permission, readNote)) {
      return createConditionalDecision(permission, conditions.isBy({ person }));
    }
    if (isPermission(permission, listNotes)) {
      return {
        result:
          person === 'user:default/stella'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      };
    }
    // What it does not know it lets everybody do.
    return { result: AuthorizeResult.ALLOW };
  }
}

const directory = createMockDirectory();
const policy = new NotesPolicy();
let access: Access;

beforeAll(async () => {
  directory.clear();
  writeFileSync(path.join(directory.path, 'access.yaml'), HIDDEN_POLICY);
  access = await startAccess({
    entities: hiddenMesh(),
    policies: directory.path,
    features: [
      notes,
      createBackendModule({
        pluginId: 'permission',
        moduleId: 'our-policy',
        register(reg) {
          reg.registerInit({
            deps: { mesh: permissionDelegateExtensionPoint },
            init: async ({ mesh }) => mesh.setDelegate(policy),
          });
        },
      }),
    ],
  });
  await access.until(async () => {
    const { status } = await access.ask(
      'stella',
      'catalog/entities/by-name/dataproduct/default/hidden',
    );
    return status === 200;
  }, 'the mesh');
});

it.each([
  ['olga', 'notes/1', 200],
  ['olga', 'notes/2', 403],
  ['ines', 'notes/2', 200],
  ['stella', 'notes/2', 403],
  ['stella', 'notes', 200],
  ['olga', 'notes', 403],
])('leaves it to the policy that was there: %s %s', async (who, at, status) => {
  expect((await access.ask(who, at)).status).toBe(status);
});

it('decides what is of the mesh, the catalog and the scaffolder without it', async () => {
  const hidden = 'catalog/entities/by-name/dataproduct/default/hidden';
  const location = { type: 'url', target: 'https://example.com/x.yaml' };
  expect((await access.ask('olga', hidden)).status).toBe(404);
  const authored = await access.ask('ines', 'permission/authorize', {
    method: 'POST',
    body: {
      items: [
        'data-mesh.governance.author',
        'scaffolder.template.management',
      ].map((name, id) => ({
        id: String(id),
        permission: { type: 'basic', name, attributes: {} },
      })),
    },
  });
  expect(authored.body.items).toMatchObject([
    { result: 'DENY' },
    { result: 'DENY' },
  ]);
  const registered = await access.ask('nobody-known', 'catalog/locations', {
    method: 'POST',
    body: location,
  });
  expect(registered.status).toBe(403);
  expect([...new Set(policy.asked)].sort()).toEqual([
    'notes.list',
    'notes.note.read',
  ]);
});
