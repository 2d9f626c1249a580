// SPDX-License-Identifier: Apache-2.0
import { Suspense, useState } from 'react';
import {
  Progress,
  ProxiedSignInPage,
  SignInPage,
  type SignInProviderConfig,
} from '@backstage/core-components';
import {
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import {
  configApiRef,
  useApi,
  type ConfigApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { ExampleSignIn } from './ExampleSignIn';
import { choice, readPeople } from './people';
import { SignInFailed } from './SignInFailed';

const PROVIDERS: SignInProviderConfig[] = [
  {
    id: 'github',
    title: 'GitHub',
    message: 'Sign in with GitHub',
    apiRef: githubAuthApiRef,
  },
  {
    id: 'gitlab',
    title: 'GitLab',
    message: 'Sign in with GitLab',
    apiRef: gitlabAuthApiRef,
  },
  {
    id: 'google',
    title: 'Google',
    message: 'Sign in with Google',
    apiRef: googleAuthApiRef,
  },
  {
    id: 'microsoft',
    title: 'Microsoft',
    message: 'Sign in with Microsoft',
    apiRef: microsoftAuthApiRef,
  },
  {
    id: 'okta',
    title: 'Okta',
    message: 'Sign in with Okta',
    apiRef: oktaAuthApiRef,
  },
];

/** Providers that the app configuration asks for in `app.signIn.providers`. */
function readProviders(config: ConfigApi): SignInProviderConfig[] {
  const wanted = config.getOptionalStringArray('app.signIn.providers') ?? [];
  return PROVIDERS.filter(provider => wanted.includes(provider.id));
}

/** An identity that forgets the chosen person when they sign out. */
function forgetting(identity: IdentityApi): IdentityApi {
  return {
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    getProfileInfo: () => identity.getProfileInfo(),
    signOut: async () => {
      choice.clear();
      await identity.signOut();
    },
  };
}

const Choice = (props: SignInPageProps) => {
  const config = useApi(configApiRef);
  const people = readPeople(config);
  const [person, setPerson] = useState(choice.get());

  if (people.length === 0) {
    const providers = readProviders(config);
    if (providers.length === 0) {
      return (
        <SignInFailed
          error={
            new Error(
              'No way to sign in is configured. Set app.signIn.providers and auth.providers, as app-config.production.yaml shows.',
            )
          }
        />
      );
    }
    return (
      <SignInPage
        {...props}
        title={config.getOptionalString('app.title') ?? 'Meshwright'}
        align="center"
        auto
        providers={providers}
      />
    );
  }
  if (person && people.some(({ user }) => user === person)) {
    return (
      <ProxiedSignInPage
        provider="examplePeople"
        headers={{ 'x-meshwright-person': person }}
        ErrorComponent={({ error }) => (
          <SignInFailed
            error={error}
            onBack={() => {
              choice.clear();
              setPerson(undefined);
            }}
          />
        )}
        onSignInSuccess={identity =>
          props.onSignInSuccess(forgetting(identity))
        }
      />
    );
  }
  return (
    <ExampleSignIn
      people={people}
      onChoose={({ user }) => {
        choice.set(user);
        setPerson(user);
      }}
    />
  );
};

/** Sign-in with the configured providers, or as one of the example people where these are configured. */
export const SignIn = (props: SignInPageProps) => (
  // Backstage's own pages wait for their translations.
  <Suspense fallback={<Progress />}>
    <Choice {...props} />
  </Suspense>
);
