// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a file loads all of Backstage, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 60_000 });
