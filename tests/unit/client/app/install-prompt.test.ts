import { beforeEach, expect, test, vi } from 'vitest';

/** What one page knows of offers, from its load on. */
const fresh = async () => {
  vi.resetModules();
  return import('../../../../src/client/app/install-prompt.ts');
};

/** The browser's offer, as it hands it to a page: it shows its own question where the page does not keep it back. */
function offerTo(page: EventTarget) {
  const prompt = vi.fn(() => Promise.resolve());
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
  page.dispatchEvent(event);
  return { event, prompt };
}

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
});

test('[RD6] the offer to install is kept until a person takes it, and is good for once', async () => {
  const { keepInstallOffer, canInstall, onInstallOffer, install } = await fresh();
  keepInstallOffer(page as Window);
  const told: boolean[] = [];
  const leave = onInstallOffer(() => told.push(canInstall()));
  expect(canInstall()).toBe(false);
  // Where there is no offer, nothing is asked.
  await install();
  const { event, prompt } = offerTo(page);
  expect([event.defaultPrevented, canInstall(), prompt.mock.calls.length]).toEqual([true, true, 0]);
  await Promise.all([install(), install()]);
  expect([canInstall(), prompt.mock.calls.length]).toEqual([false, 1]);
  expect(told).toEqual([false, true, false, false]);
  // A person said no: the browser may offer again later.
  offerTo(page);
  expect(canInstall()).toBe(true);
  leave();
});

test('[RD6] an app that was installed from the browser’s own menu is offered no more', async () => {
  const { keepInstallOffer, canInstall } = await fresh();
  keepInstallOffer(page as Window);
  offerTo(page);
  page.dispatchEvent(new Event('appinstalled'));
  expect(canInstall()).toBe(false);
});
