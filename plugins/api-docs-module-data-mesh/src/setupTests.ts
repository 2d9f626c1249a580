// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Parts of the plugin are loaded when they are first shown, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 60_000 });
