// What a colour says: rest easy, done, waits for somebody, needs you, you are here.

export type Tone = 'rest' | 'done' | 'hold' | 'act' | 'accent';

/** The class of a tone; grey is the ground state and has none. */
export const toneClass = (tone: Tone | undefined): string => (tone && tone !== 'rest' ? ` is-${tone}` : '');
