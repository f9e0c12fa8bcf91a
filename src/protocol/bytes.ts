// Bytes for what must be small: whole numbers as short as they are, texts in UTF-8 behind their length. There is one
// way to write each thing, so that whoever reads can tell that nothing was altered.

import { assert } from '../base/assert.ts';

/** What came is not what was agreed. */
export class BytesFault extends Error {}

export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): this {
    this.#bytes.push(value & 255);
    return this;
  }

  /** A whole number, zero or more, seven bits at a time. */
  whole(value: number): this {
    assert(Number.isSafeInteger(value) && value >= 0, 'a whole number');
    let left = value;
    for (; left >= 128; left = Math.floor(left / 128)) this.byte((left % 128) | 128);
    return this.byte(left);
  }

  /** A whole number of either sign. */
  signed(value: number): this {
    return this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(text: string): this {
    const bytes = utf8(text);
    this.whole(bytes.length);
    for (const one of bytes) this.byte(one);
    return this;
  }

  /** Bytes of an agreed length, in hex. */
  hex(hex: string): this {
    for (const one of bytesOfHex(hex)) this.byte(one);
    return this;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a writer wrote. Every step throws a `BytesFault` where that is not what stands there. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new BytesFault('cut short');
    this.#at += 1;
    return value;
  }

  whole(): number {
    let [value, weight] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (!Number.isSafeInteger(value)) throw new BytesFault('too large');
      // A last zero would be a second way to write the number.
      if (byte < 128 && byte === 0 && weight > 1) throw new BytesFault('not as short as it is');
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text(most: number): string {
    const length = this.whole();
    if (length > most) throw new BytesFault('too long');
    return textOfUtf8(this.#take(length));
  }

  hex(bytes: number): string {
    return hexOf(this.#take(bytes));
  }

  /** Nothing may follow. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new BytesFault('something follows');
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new BytesFault('cut short');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

// Neither room of pure code has a TextEncoder; the language has the same in its escapes.

/** A text as bytes; half a character, which has none, becomes the sign for it. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const half = code >= 0xd800 && code <= 0xdfff;
    const escaped = half ? '%EF%BF%BD' : encodeURIComponent(letter);
    if (!escaped.startsWith('%')) bytes.push(code);
    else for (const byte of escaped.slice(1).split('%')) bytes.push(Number.parseInt(byte, 16));
  }
  return Uint8Array.from(bytes);
}

function textOfUtf8(bytes: Uint8Array): string {
  try {
    return decodeURIComponent([...bytes].map((one) => `%${one.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    throw new BytesFault('not a text');
  }
}
