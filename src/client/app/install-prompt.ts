// The browser's offer to install the app, kept until a person asks for it: an installed app's storage is not evicted.

interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

let offer: InstallEvent | undefined;
const listeners = new Set<() => void>();

/** Called once, before the first paint: the browser makes its offer only once. */
export function keepInstallOffer(page: Window): void {
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallEvent;
    for (const tell of listeners) tell();
  });
  page.addEventListener('appinstalled', () => {
    offer = undefined;
    for (const tell of listeners) tell();
  });
}

export const canInstall = (): boolean => offer !== undefined;
export const onInstallOffer = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Shows the browser's own question. An offer is good for once. */
export async function install(): Promise<void> {
  const asked = offer;
  offer = undefined;
  for (const tell of listeners) tell();
  await asked?.prompt();
}
