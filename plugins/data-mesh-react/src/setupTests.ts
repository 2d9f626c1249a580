// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom';

// Tests have no canvas: what is painted is seen in a browser only.
HTMLCanvasElement.prototype.getContext = () => null;
