// What a key means in the grid, beside moving. Pure, so that the grid only obeys [GR2].

export type Command = 'full' | 'undo' | 'above' | 'why' | 'not-assigned' | 'clear' | 'edit';

/** The command of a key; undefined where it only moves or types. */
export function commandOf(key: string, ctrl: boolean, alt: boolean): Command | undefined {
  if (alt) return undefined;
  const letter = key.toLowerCase();
  if (ctrl)
    return letter === 'm'
      ? 'full'
      : letter === 'z'
        ? 'undo'
        : letter === 'd'
          ? 'above'
          : key === 'Enter'
            ? 'why'
            : undefined;
  if (letter === 'n') return 'not-assigned';
  if (key === 'Delete' || key === 'Backspace') return 'clear';
  return key === 'F2' ? 'edit' : undefined;
}
