// A browser with nothing beside it: driven by its own protocol, without what a test driver watches in every page. That
// watching is a third of a start, and nobody who uses the app has it.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findChromium } from '../../tools/browser.mjs';
import { APP_ORIGIN } from '../support/device.ts';

type Json = Readonly<Record<string, unknown>>;
type Key = 'Enter' | 'ArrowUp';

export interface BarePage {
  /** Runs in every document of the page before anything else of it. */
  readonly before: (script: () => void) => Promise<void>;
  readonly go: (address: string) => Promise<void>;
  /** What an expression comes to, as JSON carries it; a promise is waited for. Throws what it throws. */
  readonly ask: <T>(expression: string) => Promise<T>;
  readonly press: (key: Key) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Presses the middle of the first element that a selector finds. */
  readonly click: (selector: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BareBrowser {
  /** A new page whose processor is so many times slower. */
  readonly newPage: (throttle: number) => Promise<BarePage>;
  readonly close: () => Promise<void>;
}

const KEYS: { readonly [K in Key]: Json } = {
  Enter: { type: 'keyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  ArrowUp: { type: 'rawKeyDown', key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
};

/** Opens a profile that no other browser has open. `server` answers for the app's address; without it there is no network. */
export async function openBare(profile: string, server?: string): Promise<BareBrowser> {
  const browser = spawn(
    findChromium() ?? 'chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1280,887',
      '--lang=vi-VN',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      // Port 9 takes nothing.
      `--host-resolver-rules=MAP ${new URL(APP_ORIGIN).host}:80 ${server ? new URL(server).host : '127.0.0.1:9'}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const line = await connect(browser);
  return {
    newPage: (throttle) => newPage(line, throttle),
    async close() {
      const gone = once(browser, 'exit');
      await line.send('Browser.close');
      await gone;
    },
  };
}

interface Line {
  readonly send: (method: string, params?: Json, sessionId?: string) => Promise<Json>;
}

async function connect(browser: ChildProcess): Promise<Line> {
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    browser.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /listening on (ws:\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    browser.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (answer: Json) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Json;
    waiting.get(answer['id'] as number)?.(answer);
    waiting.delete(answer['id'] as number);
  });
  let last = 0;
  return {
    async send(method, params = {}, sessionId) {
      last += 1;
      const id = last;
      const answered = new Promise<Json>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      const { result, error } = await answered;
      if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
      return result as Json;
    },
  };
}

async function newPage(line: Line, throttle: number): Promise<BarePage> {
  const { targetId } = await line.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await line.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params?: Json) => line.send(method, params, sessionId as string);
  await send('Page.enable');
  await send('Emulation.setCPUThrottlingRate', { rate: throttle });

  const ask = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  };
  const strike = async (key: Json) => {
    await send('Input.dispatchKeyEvent', key);
    await send('Input.dispatchKeyEvent', { ...key, type: 'keyUp', text: undefined });
  };
  return {
    before: async (script) =>
      void (await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${script.toString()})()` })),
    go: async (address) => void (await send('Page.navigate', { url: APP_ORIGIN + address })),
    ask,
    press: (key) => strike(KEYS[key]),
    async type(text) {
      for (const key of text) await strike({ type: 'keyDown', key, text: key });
    },
    async click(selector) {
      const [x, y] = await ask<[number, number]>(
        `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('${selector}').getBoundingClientRect())`,
      );
      const at = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
      await send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
    },
    close: async () => void (await line.send('Target.closeTarget', { targetId })),
  };
}
