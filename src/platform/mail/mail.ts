import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { StoredLetter } from './queue.ts';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  mailUrl: string | undefined;
  /** The address letters come from. */
  mailFrom: string;
  dataDir: string;
}

export interface Mail {
  /**
   * Hands one letter to the mail server, or keeps it in the data folder where there is none. The same letter
   * has the same Message-ID every time. Throws what the server or the line made of it; see `isRefusal`.
   */
  send(letter: StoredLetter, senderName: string): Promise<'sent' | 'kept'>;
}

const CONNECTION_LIMIT_MS = 20_000;
const SILENCE_LIMIT_MS = 60_000;

export function createMail(settings: MailSettings): Mail {
  return settings.mailUrl === undefined ? folderMail(settings) : serverMail(settings, settings.mailUrl);
}

/** Whether the server said that it will never take this letter; any other failure may pass. */
export function isRefusal(error: unknown): boolean {
  const { permanent, code } = error as { permanent?: boolean; code?: string };
  // A refused password or a missing server is the operator's to mend, and the letter is then sent.
  return permanent === true && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function serverMail(settings: MailSettings, url: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECTION_LIMIT_MS,
    greetingTimeout: CONNECTION_LIMIT_MS,
    socketTimeout: SILENCE_LIMIT_MS,
  });
  return {
    async send(letter, senderName) {
      await transport.sendMail(compose(letter, senderName, settings.mailFrom));
      return 'sent';
    },
  };
}

function folderMail(settings: MailSettings): Mail {
  const folder = join(settings.dataDir, 'letters');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(letter, senderName) {
      const { message } = await transport.sendMail(compose(letter, senderName, settings.mailFrom));
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${letter.id}.eml`);
      await writeFile(`${path}.part`, message as Buffer);
      await rename(`${path}.part`, path);
      return 'kept';
    },
  };
}

/** Addresses go in as objects, which are never read as lists. */
function compose(letter: StoredLetter, senderName: string, from: string): SendMailOptions {
  return {
    from: { name: senderName, address: from },
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
    messageId: `<${letter.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: new Date(letter.createdAt),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
