/** JSON with its keys in order and its texts tidied, so that one content is one text. */
export function plain(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(
      value
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(
          /[^\P{Cc}\t\n]|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e007f}]/gu,
          '',
        )
        .normalize('NFC')
        .trim(),
    );
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${plain(member)}`)
    .join()}}`;
}
