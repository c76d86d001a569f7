import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailOf } from './house/mails.ts';
import { carrierOf } from './post.ts';

let server: Server;
let port: number;
const heard: string[] = [];

/** A mail server that says yes to everybody but `full@example.org`, and keeps what it hears (RFC 5321). */
function converse(socket: Socket): void {
  let body = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say('220 test');
  socket.on('data', (data) => {
    const text = data.toString();
    heard.push(text);
    if (body) { if (text.endsWith('\r\n.\r\n')) { body = false; say('250 kept'); } }
    else if (/^DATA/i.test(text)) { body = true; say('354 go on'); }
    else if (/^RCPT TO:<full@/i.test(text)) say('452 mailbox full');
    else if (/^QUIT/i.test(text)) { say('221 bye'); socket.end(); }
    else say('250 yes');
  });
}

beforeAll(async () => {
  server = createServer(converse);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => void server.close());

const carrier = () => carrierOf({ PLENARIA_SMTP: `smtp://127.0.0.1:${port}`, PLENARIA_MAIL_FROM: 'Riverbend <house@example.org>' });
const waiting = { address: 'ana@example.org', kind: 'link', secret: 'S'.repeat(43), name: 'Ana Beltrán', language: 'es' } as const;

test('a mail goes to one address, as plain text with its whole link, and says that a machine sent it', async () => {
  await carrier()?.(mailOf(waiting, 'Asamblea', 'https://assembly.example.org'));
  const all = heard.join('');
  expect(all).toMatch(/RCPT TO:<ana@example.org>/);
  expect(all).toMatch(/content-type: text\/plain; charset=utf-8/i);
  expect(all).toMatch(/auto-submitted: auto-generated/i);
  expect(all.replace(/=\r\n/g, '')).toContain(`https://assembly.example.org/sign-in/link/${'S'.repeat(43)}`);
});

test('a name with line ends makes no header and no line of its own', () => {
  const { subject, text } = mailOf({ ...waiting, name: 'Ana\r\nBcc: all@example.org' }, 'House\r\nX-Evil: yes', 'https://a.example');
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).not.toMatch(/^Bcc:|^X-Evil:/m);
});

test('what a mail server refuses is told by its number, so that the post tries again', async () => {
  await expect(carrier()?.({ to: 'full@example.org', subject: 's', text: 't' })).rejects.toMatchObject({ responseCode: 452 });
});

test('half a setting stops the start, none means that no mail is sent', () => {
  expect(carrierOf({})).toBeNull();
  expect(() => carrierOf({ PLENARIA_SMTP: 'smtp://mail.example.org' })).toThrow('One of them is missing');
});
