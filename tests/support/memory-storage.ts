/** A storage like a browser's: the keys are its own properties. */
export function newStorage(): Storage {
  const storage = {} as Record<string, string>;
  const act = (name: string, value: unknown) => Object.defineProperty(storage, name, { value });
  act('getItem', (key: string) => storage[key] ?? null);
  act('setItem', (key: string, text: string) => void (storage[key] = text));
  act('removeItem', (key: string) => void Reflect.deleteProperty(storage, key));
  return storage as unknown as Storage;
}
