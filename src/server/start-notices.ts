// What whoever starts the server should hear although it starts: each is said once, in both languages, where it is begun.

import { existsSync } from 'node:fs';
import type { Words } from '../base/words.ts';
import type { ServerKeys } from '../protocol/signature.ts';
import type { Config } from './config.ts';
import { isFull, isReadOnly } from './store/no-writes.ts';
import { databasePath, getState, putState, type Store } from './store/store.ts';

/** The key by which this database was signed for when a server was last started on it. */
const KEY = 'signing-key';

export async function startNotices(
  store: Pick<Store, 'read' | 'write'>,
  { current, keys }: Pick<ServerKeys, 'current' | 'keys'>,
  config: Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'PUBLIC_URL' | 'TRUST_PROXY'>,
): Promise<readonly Words[]> {
  const notices: Words[] = [];
  const known = await getState(store.read, KEY);
  if (known !== undefined && !keys.some(({ id }) => id === known)) notices.push(OTHER_KEYS);
  if (known !== current) await putState(store.write, KEY, current).catch(onlyReading);

  const path = databasePath(config.DATA_DIR);
  if (config.DATABASE_URL !== undefined && existsSync(path)) notices.push(fileBeside(path));
  const isHttps = config.PUBLIC_URL?.startsWith('https:') ?? false;
  if (isHttps && config.TRUST_PROXY === 'off') notices.push(NO_PROXY);
  return notices;
}

/** A server on a database that takes no writes is read from all the same. */
function onlyReading(error: unknown): void {
  if (!isFull(error) && !isReadOnly(error)) throw error;
}

const OTHER_KEYS: Words = {
  vi: 'KHÓA KÝ KHÁC: lần trước kho dữ liệu này được ký bằng một khóa không có trong thư mục keys của DATA_DIR. Biên nhận và giấy đã ký trước đây sẽ không kiểm tra được ở máy chủ này. Hãy chép lại thư mục keys từ nơi đang cất giữ rồi khởi động lại; nếu nhiều máy chủ dùng chung một cơ sở dữ liệu thì chúng phải dùng chung thư mục keys và files.',
  en: 'OTHER SIGNING KEYS: this database was last signed for by a key that is not in the folder "keys" of DATA_DIR. Receipts and papers from before cannot be checked at this server. Put the folder back from where a copy of it is kept, then start again; where several servers share one database, they share the folders "keys" and "files", too.',
};

const NO_PROXY: Words = {
  vi: 'PUBLIC_URL là https mà TRUST_PROXY đang tắt: mọi người đi qua proxy bị coi là cùng một địa chỉ, nên một người gõ sai mật khẩu có thể làm người khác phải chờ. Hãy đặt TRUST_PROXY=1, hoặc địa chỉ của proxy.',
  en: 'PUBLIC_URL is https and TRUST_PROXY is off: all who come through the proxy count as one address, so that wrong passwords of one make others wait. Set TRUST_PROXY=1, or the address of the proxy.',
};

const fileBeside = (path: string): Words => ({
  vi: `Máy chủ dùng cơ sở dữ liệu ở DATABASE_URL; kho ${path} nằm đó mà không được dùng, và không có gì trong kho ấy được chuyển sang. Nếu kho ấy có số liệu thật, hãy dừng máy chủ và bỏ DATABASE_URL. Nếu không còn cần, hãy đổi tên tệp để sao lưu và kiểm tra không nhầm kho.`,
  en: `The server uses the database at DATABASE_URL; ${path} lies there unused, and nothing of it was taken over. If it holds real work, stop the server and leave DATABASE_URL out. If it is not needed any more, rename it, lest backups and checks take it for the one in use.`,
});
