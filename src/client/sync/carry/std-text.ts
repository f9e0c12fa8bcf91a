// A `.std` file as a page of text [FL6]: the sheet of apps of a Chromium takes no file of a kind that it does not know, and
// an e-mail or a chat may change the ends of lines, which letters bear and bytes do not.

/** For whoever opens it by hand. Papers and files are Vietnamese, whatever language the screen speaks. */
const HEADING = [
  'Tệp mang tay của Sổ Thi Đua, đã khóa bằng mật khẩu.',
  'Trên máy nhận: mở Sổ Thi Đua, vào trang “Mang tay”, mục “Mở tệp”, rồi chọn chính tệp này.',
  'Xin không sửa gì từ dòng dưới trở đi.',
];
const FIRST = '----- so-thi-dua/std -----';
const LAST = '----- so-thi-dua/std, hết -----';
const LINE = 76;

/** The bytes of a text that holds the file. A third longer than the file. */
export function stdText(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const lines: string[] = [];
  const perLine = (LINE / 4) * 3;
  for (let at = 0; at < file.length; at += perLine)
    lines.push(btoa(String.fromCharCode(...file.subarray(at, at + perLine))));
  // With the mark by which an old Notepad reads Vietnamese.
  const text = ['\ufeff' + HEADING.join('\r\n'), '', FIRST, ...lines, LAST, ''].join('\r\n');
  return new TextEncoder().encode(text);
}

/** The file within such a text, or what was given where it is none: a text cut short is no file either. */
export function fileInText(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  const [begin, end] = [text.indexOf(FIRST), text.lastIndexOf(LAST)];
  if (begin < 0 || end < begin) return bytes;
  try {
    const letters = atob(text.slice(begin + FIRST.length, end).replace(/[^A-Za-z0-9+/=]/g, ''));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return bytes;
  }
}
