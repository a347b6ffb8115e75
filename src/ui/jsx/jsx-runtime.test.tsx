import { expect, test } from 'vitest';
import { type Child, raw } from './jsx-runtime.ts';

function Box({ children }: { children?: Child }) {
  return <div class="box">{children}</div>;
}

test('text and attributes are escaped, whatever they hold', () => {
  const hostile = `"><script>alert('1')</script>&amp;`;
  const html = (
    <p title={hostile} data-count={2}>
      {hostile} {3} {[hostile, <b>x</b>]}
    </p>
  );
  const safe = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';
  expect(html.toString()).toBe(`<p title="${safe}" data-count="2">${safe} 3 ${safe}<b>x</b></p>`);
});

test('what only looks like drawn HTML is refused', () => {
  const forged = { isEscaped: true, text: '<b>', toString: () => '<b>' } as unknown as Child;
  expect(() => <p>{forged}</p>).toThrow(TypeError);
  expect(() => <p>{Promise.resolve('late') as unknown as Child}</p>).toThrow(TypeError);
});

test('empty children and absent attributes leave nothing, void elements do not close', () => {
  const html = (
    <>
      <input type="checkbox" checked={true} disabled={false} value={undefined} aria-pressed={false} />
      <Box>
        {null}
        {undefined}
        {false}
        {''}
        {0}
      </Box>
      {raw('<i>as it is</i>')}
    </>
  );
  expect(html.toString()).toBe(
    '<input type="checkbox" checked="" aria-pressed="false"><div class="box">0</div><i>as it is</i>',
  );
});
