import type { JSX as HonoJSX } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';

/**
 * What JSX compiles to here: each element becomes its HTML at once, in one string. Text and attributes
 * are escaped; only what was drawn by JSX, or marked by `raw`, is taken as it is. There are no hooks, no
 * contexts and nothing to wait for, which makes a page several times cheaper than a tree drawn later.
 */
export type Child = string | number | bigint | boolean | null | undefined | Html | Child[];

/** HTML that is complete. To Hono it is an escaped string, which it sends as it is. */
export type Html = HtmlEscapedString;

export namespace JSX {
  export type Element = Html;
  export type ElementType = string | ((props: never) => Html | null);
  export interface ElementChildrenAttribute {
    children: Child;
  }
  export interface IntrinsicElements extends HonoIntrinsicElements {
    [tagName: string]: Props;
  }
}

interface HonoIntrinsicElements extends HonoJSX.IntrinsicElements {}
type Props = Record<string, unknown>;
type Attribute = string | number | boolean | null | undefined;
type Component = (props: Props) => Html | null;

class Drawn {
  readonly isEscaped = true;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const VOID_ELEMENTS = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Takes text for HTML that needs no escaping; never for what a person wrote. */
export function raw(text: string): Html {
  // The type is a fiction of Hono's, which knows no class of its own for it.
  return new Drawn(text) as unknown as Html;
}

export function jsx(tag: string | Component, props: Props): Html | null {
  if (typeof tag === 'function') return tag(props);
  let text = `<${tag}`;
  for (const name in props) {
    if (name !== 'children') text += attribute(name, props[name] as Attribute);
  }
  text += '>';
  if (VOID_ELEMENTS.has(tag)) return raw(text);
  return raw(`${text}${childText(props['children'] as Child)}</${tag}>`);
}

export { jsx as jsxs };

export function Fragment({ children }: { children?: Child }): Html {
  return raw(childText(children));
}

const MOST_CLASSES = 5_000;
const classAttributes = new Map<string, string>();

/** Half of all attributes are classes, of which there are few. */
function classAttribute(value: string): string {
  const known = classAttributes.get(value);
  if (known) return known;
  const text = ` class="${escapeText(value)}"`;
  if (classAttributes.size >= MOST_CLASSES) classAttributes.clear();
  classAttributes.set(value, text);
  return text;
}

/** Absent and false attributes are left out; true stands without a value, but for `aria-` and `data-`. */
function attribute(name: string, value: Attribute): string {
  if (value === undefined || value === null) return '';
  if (name === 'class' && typeof value === 'string') return classAttribute(value);
  if (typeof value === 'boolean' && !name.startsWith('aria-') && !name.startsWith('data-'))
    return value ? ` ${name}=""` : '';
  return ` ${name}="${escapeText(String(value))}"`;
}

function childText(child: Child): string {
  if (typeof child === 'string') return escapeText(child);
  if (child === undefined || child === null || typeof child === 'boolean') return '';
  if (Array.isArray(child)) {
    let text = '';
    for (const part of child) text += childText(part);
    return text;
  }
  if (typeof child === 'number' || typeof child === 'bigint') return String(child);
  const drawn: unknown = child;
  if (drawn instanceof Drawn) return drawn.text;
  throw new TypeError('a page is made of text and of what JSX has drawn; wait before drawing');
}

const SPECIAL = /[&<>"']/;
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
}
