// SPDX-License-Identifier: Apache-2.0

/** What to say about a failure, in words that help. @public */
export interface ErrorWords {
  /** What a person can do. */
  advice: string;
  /** Whether asking again can help. */
  retryable: boolean;
  /** Whether the permission policy refused, so that the page “My access” says more. */
  refused?: boolean;
}

/** What to do about an error of the backend or of the network, by its name in `@backstage/errors`. @public */
export function describeError(error: Error): ErrorWords {
  const { name } = error;
  const cause = (error as { cause?: { name?: string } }).cause?.name;
  switch (name === 'ResponseError' ? cause : name) {
    case 'NotFoundError':
      return {
        advice:
          'It may have been removed or renamed, or you may not see it: search for it by its name.',
        retryable: false,
      };
    case 'NotAllowedError':
      return {
        advice:
          'You may not do or see this. “My access” says what you may, by which rule you may not, and whom to ask.',
        retryable: false,
        refused: true,
      };
    case 'AuthenticationError':
      return {
        advice: 'Your sign-in has ended. Reload the page to sign in again.',
        retryable: false,
      };
    case 'InputError':
      return {
        advice:
          'The address of this page asks for something the portal does not understand. Remove filters and try again.',
        retryable: true,
      };
    default:
      return {
        advice:
          'Try again in a moment. If it stays, tell the people who run the portal what is written above.',
        retryable: true,
      };
  }
}
