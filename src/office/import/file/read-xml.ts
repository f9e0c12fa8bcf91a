// XML as the parts of office files are written, read from front to back. No document type, no entity but the five
// of XML itself and numbered characters: what other readers expand, this one refuses [IM2].

import { damaged, Unreadable } from '../read-problem.ts';

export type Attributes = ReadonlyMap<string, string>;

/** Names come without their prefix: `w:tbl` is "tbl", `r:id` is "id". */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** A part's bytes as text, in the encoding its first bytes tell. */
export function xmlText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable({ code: 'has-doctype' });
  return text;
}

/** Tells every tag and text in order; throws `Unreadable` where tags do not match. */
export function readXml(xml: string, events: XmlEvents): void {
  const names: string[] = [];
  let at = xml.indexOf('<');
  while (at >= 0) {
    at = readTag(xml, at, names, events);
    const next = xml.indexOf('<', at);
    if (next > at && names.length > 0) events.text?.(unescape(xml.slice(at, next)));
    at = next;
  }
  if (names.length > 0) throw damaged();
}

/** Reads what begins at "<" and says where it ends. */
function readTag(xml: string, at: number, names: string[], events: XmlEvents): number {
  if (xml.startsWith('<?', at)) return after(xml, '?>', at);
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) {
    const end = after(xml, ']]>', at);
    events.text?.(xml.slice(at + 9, end - 3));
    return end;
  }
  if (xml.startsWith('<!', at)) throw new Unreadable({ code: 'has-doctype' });
  const end = endOfTag(xml, at);
  const inside = xml.slice(at + 1, end - 1);
  if (inside.startsWith('/')) {
    const name = local(inside.slice(1).trim());
    if (names.pop() !== name) throw damaged();
    events.close?.(name);
    return end;
  }
  const isEmpty = inside.endsWith('/');
  const body = isEmpty ? inside.slice(0, -1) : inside;
  const space = body.search(/\s/);
  const name = local(space < 0 ? body : body.slice(0, space));
  if (name === '' || names.length > 200) throw damaged();
  events.open?.(name, space < 0 ? NONE : attributesOf(body.slice(space)));
  if (isEmpty) events.close?.(name);
  else names.push(name);
  return end;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw damaged();
  return at + mark.length;
}

/** A ">" within quotes does not end a tag. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  throw damaged();
}

const NONE: Attributes = new Map();

const BLANKS: ReadonlySet<string | undefined> = new Set([' ', '\t', '\r', '\n']);

/** The attributes of a tag. By hand, each found from where the last one ended: a text is gone through once. */
function attributesOf(text: string): Attributes {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return attributes;
    let end = equals;
    while (end > at && BLANKS.has(text[end - 1])) end -= 1;
    let start = end;
    while (start > at && !BLANKS.has(text[start - 1])) start -= 1;
    let from = equals + 1;
    while (BLANKS.has(text[from])) from += 1;
    const quote = text[from];
    at = equals + 1;
    // What is not in quotes is no value.
    if (quote !== '"' && quote !== "'") continue;
    const to = text.indexOf(quote, from + 1);
    if (to < 0) return attributes;
    if (end > start) attributes.set(local(text.slice(start, end)), unescape(text.slice(from + 1, to)));
    at = to + 1;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescape = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name: string) =>
        name === undefined
          ? character(decimal ? Number(decimal) : parseInt(String(hex), 16))
          : (NAMED[name] ?? whole),
      )
    : text;

const character = (code: number): string =>
  code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
