// SPDX-License-Identifier: Apache-2.0
import {
  configApiRef,
  discoveryApiRef,
  errorApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignIn } from './SignIn';

const people = [
  {
    user: 'user:default/amara.okafor',
    role: 'Domain owner',
    may: 'Answers for the domain Customer.',
  },
  {
    user: 'user:default/ruth.andersen',
    role: 'Auditor',
    may: 'Checks who owns which data.',
  },
];

function respond(status: number, body: object) {
  return jest.spyOn(globalThis, 'fetch').mockImplementation(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
}

const session = {
  profile: {},
  backstageIdentity: {
    token: ['{}', '{"exp":4102444800}', ''].map(btoa).join('.'),
    expiresInSeconds: 3600,
    identity: {
      type: 'user',
      userEntityRef: people[1].user,
      ownershipEntityRefs: [],
    },
  },
};

function renderSignIn(data: object) {
  const onSignInSuccess = jest.fn();
  render(
    <TestApiProvider
      apis={[
        [configApiRef, mockApis.config({ data })],
        [discoveryApiRef, mockApis.discovery()],
        [errorApiRef, mockApis.error()],
        [translationApiRef, mockApis.translation()],
      ]}
    >
      <SignIn onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
  return onSignInSuccess;
}

const withPeople = { auth: { providers: { examplePeople: { people } } } };

describe('SignIn', () => {
  afterEach(() => {
    window.sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('offers the example people with what they may do, and says what kind of sign-in it is', async () => {
    const fetchSpy = respond(200, session);
    const onSignInSuccess = renderSignIn(withPeople);

    expect(
      await screen.findByRole('button', { name: /Amara Okafor.*Domain owner/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/no password/)).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: /Ruth Andersen.*Auditor/ }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [url, options] = fetchSpy.mock.calls[0];
    expect(String(url)).toContain('/auth/examplePeople/refresh');
    expect(new Headers(options?.headers).get('x-meshwright-person')).toBe(
      people[1].user,
    );

    const identity = onSignInSuccess.mock.calls[0][0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(
      people[1].user,
    );
    expect(window.sessionStorage).toHaveLength(1);
    await identity.signOut();
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('says why it did not work and leads back', async () => {
    respond(404, {
      error: { name: 'NotFoundError', message: 'No such user yet' },
    });
    renderSignIn(withPeople);

    await userEvent.click(
      await screen.findByRole('button', { name: /Amara Okafor/ }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Signing in did not work' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose somebody else' }),
    );
    expect(
      await screen.findByRole('button', { name: /Amara Okafor/ }),
    ).toBeInTheDocument();
  });

  it('says what to configure when there is no way to sign in', async () => {
    renderSignIn({});
    expect(
      await screen.findByText(/app\.signIn\.providers/),
    ).toBeInTheDocument();
  });
});
