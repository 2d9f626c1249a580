// SPDX-License-Identifier: Apache-2.0
import { Layouter } from './Layouter';
import { SpareWorker } from './SpareWorker';

function fakes() {
  const started: Worker[] = [];
  const spare = new SpareWorker(() => {
    const worker = { postMessage: jest.fn(), terminate: jest.fn() };
    started.push(worker as unknown as Worker);
    return started[started.length - 1];
  });
  return { spare, started };
}

const manyBoxes = {
  sizes: new Float32Array(400).fill(50),
  ends: new Uint32Array(0),
  ports: new Float32Array(0),
};

describe('SpareWorker', () => {
  it('is taken by the first that lays something out, and is not ended then', () => {
    const { spare, started } = fakes();
    const end = spare.prepare();
    const layouter = new Layouter(() => spare.take());
    expect(layouter.layOut(manyBoxes, () => {})).toBeUndefined();
    expect(started).toHaveLength(1);
    expect(started[0].postMessage).toHaveBeenCalledTimes(1);
    end();
    expect(started[0].terminate).not.toHaveBeenCalled();
    spare.take();
    expect(started).toHaveLength(2);
  });

  it('ends with what prepared it where nobody took it', () => {
    const { spare, started } = fakes();
    const end = spare.prepare();
    spare.prepare()();
    expect(started).toHaveLength(1);
    expect(started[0].terminate).not.toHaveBeenCalled();
    end();
    expect(started[0].terminate).toHaveBeenCalledTimes(1);
  });

  it('leaves layouts to the page where it did not start', () => {
    const { spare, started } = fakes();
    spare.prepare();
    started[0].onerror!({ preventDefault: () => {} } as ErrorEvent);
    expect(started[0].terminate).toHaveBeenCalled();
    const layouter = new Layouter(() => spare.take());
    expect(layouter.layOut(manyBoxes, () => {})?.boxes).toHaveLength(800);
    expect(started).toHaveLength(1);
  });

  it('leaves them to the page where it is forbidden', () => {
    const spare = new SpareWorker(() => {
      throw new Error('forbidden by policy');
    });
    spare.prepare();
    expect(spare.take()).toBeUndefined();
  });
});
