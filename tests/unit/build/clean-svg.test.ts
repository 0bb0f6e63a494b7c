import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanSvg } from '../../../src/build/clean-svg.ts';

const clean = (svg: string): string => {
  const cleaned = cleanSvg(Buffer.from(svg));
  return typeof cleaned === 'string' ? cleaned : Buffer.from(cleaned).toString();
};
const svg = (inner: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inner}</svg>`;

test('a drawing comes out as it went in, byte for byte', () => {
  const drawing = Buffer.from(
    `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- drawn > by hand -->\n${svg(
      `<style><![CDATA[.a > .b { fill: red }]]></style><defs><linearGradient id='g'/></defs>
      <a xlink:href="https://example.org/?a=1&amp;b=2" target="_blank"><text x="1>0">a &lt; b</text></a>
      <image href="data:image/png;base64,AAAA"/><use xlink:href="#g"/><animate attributeName="x" values="0;1"/>
      <foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="color: red">A <b>label</b><br/></div></foreignObject>`,
      ' viewBox="0 0 10 10"',
    )}\n`,
  );
  assert.equal(cleanSvg(drawing), drawing);
});

const gone: Record<string, string> = {
  'a script': '<script>alert(1)</script>',
  'a script in a section': '<script><![CDATA[alert(1)]]></script>',
  'a script at another address': '<script href="https://example.org/x.js"/>',
  'a script under a prefix': '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  'scripts in one another': '<script><script>alert(1)</script>alert(2)</script>',
  'an element of a program': '<sodipodi:namedview onclick="alert(1)"><x/></sodipodi:namedview>',
  'what a program noted': '<metadata><rdf:RDF/></metadata>',
  'a page in a frame': '<foreignObject><iframe srcdoc="&lt;script>alert(1)&lt;/script>"/></foreignObject>',
  'a form': '<foreignObject><form action="https://example.org/"><input name="x"/></form></foreignObject>',
  'an animation of an address': '<set attributeName="xlink:href" to="https://example.org/"/>',
  'an animation of a handler': '<animate attributeName="onclick" values="alert(1)"/>',
  'an animation with the name spelt out': '<set attributeName="h&#114;ef" to="x"/>',
};
for (const [name, inner] of Object.entries(gone)) {
  test(`${name} goes`, () => {
    const cleaned = clean(svg(`<g>${inner}</g><path d="M0 0"/>`));
    assert.doesNotMatch(cleaned, /alert|script|iframe|form|sodipodi|metadata|rdf|set |animate/i);
    assert.match(cleaned, /<path d="M0 0"\/><\/svg>$/);
  });
}

const attributes: Record<string, string> = {
  'a handler': '<path onload="alert(1)" d="M0 0"/>',
  'a handler in capitals': '<path ONLOAD="alert(1)" d="M0 0"/>',
  'a handler without quotes': '<path onload=alert(1) d="M0 0"/>',
  'an address that runs': '<path xlink:href="javascript:alert(1)" d="M0 0"/>',
  'an address with entities': '<path href="&#x6a;ava&#10;script&colon;:alert(1)" d="M0 0"/>',
  'an address with blanks and capitals': '<path href=" JaVa\tScript:alert(1)" d="M0 0"/>',
  'a document in an address': '<path href="data:text/html,&lt;b>alert(1)" d="M0 0"/>',
  'an image that is used as a document': '<path href="data:image/svg+xml,alert(1)" d="M0 0"/>',
};
for (const [name, path] of Object.entries(attributes)) {
  test(`${name} goes, the element stays`, () => {
    assert.equal(clean(svg(path)), svg('<path d="M0 0"/>'));
  });
}

test('a style sheet that would make another document of it goes', () => {
  const sheet = '<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>';
  assert.equal(clean(`<?xml version="1.0"?>${sheet}${svg('<g/>')}`), `<?xml version="1.0"?>${svg('<g/>')}`);
});

test('a document type declares no tags; its plain words stand where they were named', () => {
  const type = `<!DOCTYPE svg [<!-- ' --> <!ENTITY ns "http://www.w3.org/2000/svg"> <!ENTITY x "<script>alert(1)</script>">
    <!ENTITY j "javascript:alert(1)">]>`;
  assert.equal(
    clean(`${type}<svg xmlns="&ns;"><a href="&j;"/>&x;<text>&ns;</text></svg>`),
    '<svg xmlns="http://www.w3.org/2000/svg"><a/><text>http://www.w3.org/2000/svg</text></svg>',
  );
  const evil = '<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>';
  assert.equal(clean(`${evil}<svg>&x;<g/></svg>`), '<svg><g/></svg>');
  assert.equal(clean(svg('<a href="java&no;script:alert(1)"/>')), svg('<a/>'));
});

test('what is no XML loses what does not fit', () => {
  assert.equal(clean('<svg><scr<script>ipt>alert(1)</script></svg>'), '<svg>scr</svg>');
  assert.doesNotMatch(clean('<svg><!-- <script>alert(1)</script>'), /^<svg><script/);
  assert.doesNotMatch(clean('<svg><a href="x"onload="alert(1)">'), /onload/);
});

test('every encoding is read as browsers read it', () => {
  const text = '<svg><script>alert(1)</script><text>Größe</text></svg>';
  const wanted = '<svg><text>Größe</text></svg>';
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  assert.equal(cleanSvg(wide), wanted);
  const stated = '<?xml version="1.0" encoding="ISO-8859-1"?>';
  assert.equal(
    cleanSvg(Buffer.from(stated + text, 'latin1')),
    `<?xml version="1.0" encoding="UTF-8"?>${wanted}`,
  );
  assert.match(String(cleanSvg(Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`))), /<text>/);
  assert.doesNotMatch(
    String(cleanSvg(Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`))),
    /alert/,
  );
});

test('a file that is made to be slow is not', () => {
  const started = performance.now();
  for (const piece of [
    '<a "',
    '<!--',
    '<a x="',
    '<![CDATA[',
    '<?',
    '<',
    '<!DOCTYPE [<!-- ',
    '<!DOCTYPE ["',
    '<a b=',
  ]) {
    clean(piece.repeat(50_000));
  }
  assert.ok(performance.now() - started < 5000);
});
