import type { InlineStyle } from './blocks.ts';

/** Dropped with everything in them: nothing a reader of the page would read. */
export const droppedElements = new Set(
  'script style template noscript iframe frame frameset object embed applet audio video canvas svg map input button select textarea datalist dialog progress meter head annotation annotation-xml rp link meta base'.split(
    ' ',
  ),
);

export const blockElements = new Set(
  'address article aside blockquote body center details dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li legend main menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul caption colgroup search'.split(
    ' ',
  ),
);

export const styleElements: Record<string, InlineStyle> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};

export const codeElements = new Set(['code', 'kbd', 'samp', 'tt']);
