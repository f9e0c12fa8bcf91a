// What the heads of columns are called, in the words of the tables seen. The order decides: what a grader fills in
// ("điểm tự chấm") is told before what the table gives ("điểm").

import type { ColumnRole } from '../understanding.ts';
import { bare, withoutEnd } from './words-of.ts';

const HEADS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'code',
    /^(?:stt|tt|so tt|s\.?t\.?t\.?|so thu tu|thu tu|so|muc|ma so|ma(?: tieu chi| tc| so)?|so hieu|ky hieu|danh so|no\.?)$/,
  ],
  // "Tiêu chí chấm điểm" is what is scored, whatever follows.
  [
    'name',
    /^(?:cac )?(?:noi dung|tieu chi|nhiem vu|chi tieu thi dua|danh muc|hang muc|ten tieu chi|tieu chuan thi dua)(?!.*(?:minh chung|kiem chung|dien giai|giai trinh|diem toi da|tu cham|nhan xet|ho so))/,
  ],
  [
    'rule',
    /(?:cach|phuong phap|phuong thuc|cong thuc|nguyen tac|huong dan|quy dinh|tieu chuan|can cu|co so|cach thuc|yeu cau)\s*(?:ve\s+)?(?:va\s+)?(?:cho|cham|tinh|danh gia|xac dinh)|^(?:tieu chuan|quy dinh|muc) (?:cham|danh gia)|giai thich|muc do (?:dat|hoan thanh|danh gia)|thang diem chi tiet|cham diem cu the|quy dinh cu the|^quy dinh$|^cach diem$/,
  ],
  [
    'bonus',
    /^(?:diem )?(?:thuong|cong them)(?: (?:toi da|them|moi tieu chi))?(?: ?\(toi da\))?$|^diem cong(?: them)?(?: toi da)?$/,
  ],
  ['evidence', /minh chung|kiem chung|tai lieu|ho so|van ban (?:chung minh|kem)|nguon so lieu/],
  [
    'score',
    /tu cham|tu danh gia|tu cho|\bcham\b|cham diem$|dat duoc|diem dat|thuc hien|ket qua|duyet|tham dinh|phe duyet|khoi danh gia|cum danh gia|cap tren|hoi dong|xep hang|xep loai|thuc te|diem cua|diem don vi|diem khoi|diem cum|phuc tra|de nghi|tong diem$/,
  ],
  ['note', /diem toi thieu|diem san|^toi thieu$|^he so/],
  [
    'max',
    /diem (?:chuan|toi da|quy dinh|cao nhat|khung|giao|goc|thi dua toi da)|(?:thang|bieu|khung|muc|so|bang) diem|^(?:diem|toi da|diem so|so diem|chuan|diem chuan|diem \(toi da\))$|^diem\b.*\btoi da|ty trong|trong so|^diem\b/,
  ],
  [
    'note',
    /ghi chu|toi thieu|he so|nhan xet|dien giai|giai trinh|bao cao|y kien|ly do|co quan|phong (?:chuyen mon|phu trach|cham|theo doi)|don vi (?:cham|phu trach|theo doi|chu tri|tham muu|thuc hien|danh gia)|thoi (?:gian|han)|chu tri/,
  ],
  ['unit', /don vi tinh|^dvt$|^d\.?v\.?t\.?$|^don vi$/],
  [
    'target',
    /chi tieu (?:giao|ke hoach|duoc giao|nam|dang ky)|^ke hoach|ke hoach (?:giao|nam)|muc tieu giao/,
  ],
  ['group', /^(?:nhom|phan|linh vuc|mang cong tac)$|^nhom (?:tieu chi|noi dung|chi tieu)|^linh vuc/],
  ['name', /noi dung|tieu chi|chi tieu|nhiem vu|tieu chuan|danh muc|hang muc|cong viec|ten /],
];

/** The role a head names; undefined where it names none. */
export function roleOfHead(head: string): ColumnRole | undefined {
  const said = withoutEnd(bare(head), /[.:;]/).trim();
  if (said === '' || said.length > 90) return undefined;
  return HEADS.find(([, pattern]) => pattern.test(said))?.[0];
}

/** Several cells of a head under each other: the lowest tells, and where it cannot, all of them together. */
export function roleOfHeads(texts: readonly string[]): ColumnRole | undefined {
  const own = roleOfHead(texts.at(-1) ?? '');
  const all = roleOfHead(texts.join(' '));
  // "Điểm" over "Tối đa", "Điểm chấm" over "Đơn vị tự chấm": what lies above may narrow what lies below.
  return own ?? all;
}
