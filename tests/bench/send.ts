// A body that was packed beforehand, over a connection that is kept: the least a load can cost the machine it shares.

import { request, type Agent } from 'node:http';
import { REQUEST_HEADER } from '../../src/protocol/version.ts';

/** Whether all of it was taken. */
export const send = (agent: Agent, url: string, cookie: string, body: Buffer): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie,
      [REQUEST_HEADER]: '1',
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': body.length,
    };
    request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        resolve(answer.statusCode === 200 && (text.includes('"ok"') || text.includes('"refused":[]'))),
      );
    })
      .on('error', reject)
      .end(body);
  });
