/** Pictures of a document by key; the same source is kept once. */
export class ImageStore {
  readonly bytes = new Map<string, Uint8Array>();
  readonly #keys = new Map<string, string>();

  add(source: string, bytes: Uint8Array): string {
    const known = this.#keys.get(source);
    if (known !== undefined) return known;
    const key = `p${this.bytes.size}`;
    this.#keys.set(source, key);
    this.bytes.set(key, bytes);
    return key;
  }

  addDataUrl(source: string): string | undefined {
    const match = /^data:image\/[\w.+-]+((?:;[\w=-]+)*),/i.exec(source.slice(0, 200));
    if (!match) return undefined;
    const body = source.slice(match[0].length);
    return this.add(source, decodeBody(body, /;base64/i.test(match[1] ?? '')));
  }
}

function decodeBody(body: string, base64: boolean): Uint8Array {
  if (base64) return Buffer.from(body, 'base64');
  try {
    return Buffer.from(decodeURIComponent(body), 'utf8');
  } catch {
    return Buffer.from(body, 'utf8');
  }
}
