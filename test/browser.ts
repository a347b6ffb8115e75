import { createApp } from '../src/app/app.ts';
import type { BuiltAssets } from '../src/app/assets.ts';
import { PASSWORD, type TestLibrary } from './library.ts';

const ORIGIN = 'http://localhost:3000';

/** Assets that need no build: route tests look at pages, not at scripts. */
export const noAssets: BuiltAssets = {
  urls: {
    style: '/assets/style.css',
    main: '/assets/main.js',
    upload: '/assets/upload.js',
    reader: '/assets/reader.js',
    readerStyle: '/assets/reader.css',
  },
  files: new Map(),
};

/** A browser without scripts: keeps cookies, sends forms, follows nothing by itself. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    form: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>;
  send(path: string, init: RequestInit): Promise<Response>;
  signIn(name: string): Promise<void>;
}

export function createVisitor(library: TestLibrary): Visitor {
  const app = createApp(library, noAssets);
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app.fetch(new Request(ORIGIN + path, { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const post: Visitor['post'] = (path, form, headers = {}) => {
    const body = form instanceof FormData ? form : new URLSearchParams(form);
    return send(path, { method: 'POST', body, headers: { origin: ORIGIN, ...headers } });
  };
  return {
    send,
    post,
    get: (path, headers = {}) => send(path, { headers: { 'accept-language': 'en', ...headers } }),
    signIn: async (name) => {
      const response = await post('/sign-in', {
        email: `${name}@test.example`,
        password: PASSWORD,
        returnTo: '/',
      });
      if (response.status !== 303) throw new Error(`sign-in answered ${response.status}`);
    },
  };
}
