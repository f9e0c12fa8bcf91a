// The first visit over a line that answers late: how long until the device could go where there is none.

import { DESK, newDevice } from '../support/device.ts';
import { startLateLine } from './late-line.ts';
import { median, told, type Figure } from './measure.ts';

const LINE = { roundTripMs: 300, bytesPerSecond: 250_000 };
const VISITS = 3;

export async function installFigures(url: string): Promise<Figure[]> {
  const line = await startLateLine(url, LINE);
  const times: number[] = [];
  try {
    for (let visit = 0; visit < VISITS; visit += 1) {
      const device = await newDevice(line.url, DESK, { isFirstVisit: true });
      const start = performance.now();
      await device.page.goto('/');
      // Active is what a worker becomes when it has put everything away.
      await device.page.evaluate(async () => void (await navigator.serviceWorker.ready));
      times.push(performance.now() - start);
      await device.close();
    }
  } finally {
    await line.stop();
  }
  return [
    told({ name: 'first visit, until all is kept, 300 ms, 2 Mbit/s', unit: 'ms', value: median(times) }),
  ];
}
