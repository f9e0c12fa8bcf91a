/** A storage like a browser's: the keys are its own properties. `hasRoom` says whether a key may be written now. */
export function newStorage(hasRoom: (key: string) => boolean = () => true): Storage {
  const storage = {} as Record<string, string>;
  const act = (name: string, value: unknown) => Object.defineProperty(storage, name, { value });
  act('getItem', (key: string) => storage[key] ?? null);
  act('setItem', (key: string, text: string) => {
    if (!hasRoom(key)) throw new DOMException('No room.', 'QuotaExceededError');
    storage[key] = text;
  });
  act('removeItem', (key: string) => void Reflect.deleteProperty(storage, key));
  return storage as unknown as Storage;
}
