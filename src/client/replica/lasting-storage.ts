/** Asks for lasting storage. False where the browser declines: then installing the app helps. */
export const askToPersist = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
