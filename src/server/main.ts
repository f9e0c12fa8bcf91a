// node src/server/main.ts

import { resolve } from 'node:path';
import { readConfig } from './config.ts';
import { READING_ONLY, startRefusal } from './start-refusal.ts';
import { start, type Running } from './start.ts';
import { isFull, isReadOnly } from './store/no-writes.ts';

const config = readConfig(process.env);
if (!config.ok) {
  for (const complaint of config.problem) console.error(complaint);
  console.error('All settings: npm run cli -- config');
  process.exit(2);
}

const running = await start(config.value).catch(giveUp);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

// Behind the signals: who waits for this line may stop it the moment it reads it.
console.log(greeting(running, config.value.DATA_DIR));
for (const { vi, en } of running.notices) console.error(`${vi}\n${en}`);
running.store.probe().catch((error: unknown) => {
  if (isReadOnly(error) || isFull(error)) console.error(`${READING_ONLY.vi}\n${READING_ONLY.en}`);
});

/** Ends with a sentence where there is one to say; what is left is a bug, and shown whole. */
function giveUp(error: unknown): never {
  const words = config.ok ? startRefusal(error, config.value) : undefined;
  console.error(words ? `${words.vi}\n${words.en}` : error);
  process.exit(1);
}

/** What whoever started it needs next, in both languages. */
function greeting({ publicUrl, accounts, setUpLink }: Running, dataDir: string): string {
  const lines = [
    '',
    `  Sổ Thi Đua: ${publicUrl}`,
    `  Dữ liệu / data: ${resolve(dataDir)}`,
    '  Dừng / stop: Ctrl+C',
    '',
  ];
  if (setUpLink) {
    lines.push(
      '  Máy chủ chưa có quản trị nào. Mở liên kết này trong 7 ngày, dùng một lần, để lập quản trị đầu tiên:',
      '  No administrator yet. Open this link, once and within 7 days, to make the first administrator:',
      `  ${setUpLink}`,
      '',
    );
  }
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ username }) => username.length));
    lines.push(
      '  Tỉnh mẫu, dữ liệu không thật. Tài khoản thử / sample accounts (DEMO=off tắt / turns them off):',
      ...accounts.map(
        ({ username, password, role }) => `    ${username.padEnd(width)}  ${password}  ${role}`,
      ),
      '',
    );
  }
  return lines.join('\n');
}
