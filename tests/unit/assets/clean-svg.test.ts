import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanSvg } from '../../../src/assets/clean-svg.ts';

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
  'an address that runs': '<path xlink:href="javascript:alert(1)" d="M0 0"/>',
  'an address with entities': '<path href="&#x6a;ava&#10;script:alert(1)" d="M0 0"/>',
  'an address with blanks and capitals': '<path href=" JaVa\tScript:alert(1)" d="M0 0"/>',
  'a document in an address': '<path href="data:text/html,&lt;b>alert(1)" d="M0 0"/>',
  'an image that is used as a document': '<path href="data:image/svg+xml,alert(1)" d="M0 0"/>',
  'an attribute of a program': '<path x:note="alert(1)" xmlns:x="urn:x" d="M0 0"/>',
  'an unknown attribute': '<path formaction="alert(1)" d="M0 0"/>',
  'a base for addresses': '<path xml:base="https://example.org/" d="M0 0"/>',
  'a paint of another host': '<path fill="url(https://example.org/#a)" d="M0 0"/>',
  'a style of another host': '<path style="fill: u\\72l(//example.org/a)" d="M0 0"/>',
};
for (const [name, path] of Object.entries(attributes)) {
  test(`${name} goes, the element stays`, () => {
    assert.equal(clean(svg(path)).replace(' xmlns:x="urn:x"', ''), svg('<path d="M0 0"/>'));
  });
}

const kept: Record<string, string> = {
  'a link': '<a href="https://example.org/?a=1&amp;b=2:3"><text>a</text></a>',
  'a link within the site': '<a xlink:href="../12/#why:not"><text>a</text></a>',
  'a paint of its own': '<path fill="url(#g)" style="filter: url(&quot;#f&quot;)"/>',
  'an embedded font': '<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>',
  'an animation of a place': '<rect><animate attributeName="x" from="0" to="9"/></rect>',
  'what its style sheet asks for': '<path data-kind="edge" aria-hidden="true" class="a"/>',
  'another prefix': '<s:path xmlns:s="http://www.w3.org/2000/svg" d="M0 0"/>',
};
for (const [name, inner] of Object.entries(kept)) {
  test(`${name} stays`, () => {
    assert.equal(clean(svg(inner)), svg(inner));
  });
}

test('what would be loaded from another host goes', () => {
  for (const image of [
    '<image href="https://example.org/a.png"/>',
    '<use href="https://example.org/a.svg#b"/>',
    '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="//example.org/a.png"/></foreignObject>',
  ])
    assert.doesNotMatch(clean(svg(image)), /example/);
  const sheet = '@import "https://example.org/a.css"; .a { fill: red; mask: url(https://example.org/b) }';
  assert.equal(clean(svg(`<style>${sheet}</style>`)), svg('<style> .a { fill: red; mask: none }</style>'));
  assert.equal(clean(svg('<style>@im\\port "https://example.org/a.css";</style>')), svg('<style/>'));
  const hidden = '.a { content: "/*" } .b { fill: url(https://example.org/b) } /* */';
  assert.doesNotMatch(clean(svg(`<style>${hidden}</style>`)), /example/);
});

test('a name of another namespace is not taken for ours', () => {
  assert.equal(clean(svg('<path xmlns="urn:x" d="M0 0"/><g/>')), svg('<g/>'));
  assert.equal(clean(svg('<x:path d="M0 0"/><g/>')), svg('<g/>'));
  assert.equal(clean(svg('<constructor xmlns="constructor"/><g/>')), svg('<g/>'));
});

test('a style sheet that would make another document of it goes', () => {
  const sheet = '<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>';
  assert.equal(clean(`<?xml version="1.0"?>${sheet}${svg('<g/>')}`), svg('<g/>'));
});

test('a document type declares plain words alone', () => {
  const type = `<!DOCTYPE svg [<!-- ' --> <!ENTITY ns "http://www.w3.org/2000/svg"> <!ENTITY x "<script>alert(1)</script>">
    <!ENTITY j "javascript:alert(1)"> <!ENTITY twice "&ns;&ns;">]>`;
  assert.equal(
    clean(`${type}<svg xmlns="&ns;"><a href="&j;"/>&x;<text>&ns;&twice;</text></svg>`),
    '<svg xmlns="http://www.w3.org/2000/svg"><a/> <text>http://www.w3.org/2000/svg </text></svg>',
  );
  assert.equal(clean(`${type}<svg><a href="java&x;script:1"/></svg>`), '<svg><a/></svg>');
  assert.throws(() => clean('<svg><text>&nbsp;</text></svg>'), /isn't defined/);
  const inTwo = `<!DOCTYPE svg [<!ENTITY x "]><svg><script>alert(1)</script></svg><!--">]><svg/>`;
  assert.throws(() => clean(inTwo));
  assert.equal(
    clean('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://example.org/x.dtd"><svg/>'),
    '<svg/>',
  );
});

test('a file that no browser shows as an image is refused', () => {
  for (const broken of [
    '<svg><scr<script>ipt>alert(1)</script></svg>',
    '<svg><!-- <script>alert(1)</script>',
    '<svg><a href="x"onload="alert(1)"></a></svg>',
    '<svg><path onload=alert(1) d="M0 0"/></svg>',
    '<svg>',
    '',
  ])
    assert.throws(() => clean(broken), /not well-formed XML/, broken);
  for (const other of [
    '<html xmlns="http://www.w3.org/1999/xhtml"><body onload="alert(1)"/></html>',
    '<g xmlns="http://www.w3.org/2000/svg"/>',
  ])
    assert.throws(() => clean(other), /not an SVG/, other);
});

test('every encoding is read as browsers read it', () => {
  const text = '<svg><script>alert(1)</script><text>Größe</text></svg>';
  const wanted = '<svg><text>Größe</text></svg>';
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  assert.equal(cleanSvg(wide), wanted);
  const stated = '<?xml version="1.0" encoding="ISO-8859-1"?>';
  assert.equal(cleanSvg(Buffer.from(stated + text, 'latin1')), wanted);
  const trap = Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`);
  assert.equal(cleanSvg(trap), wanted);
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
    '<g>',
    '&x;',
    ']',
  ])
    for (const before of ['', '<svg><g>', '<!DOCTYPE svg ['])
      try {
        clean(before + piece.repeat(50_000));
      } catch {
        // refused
      }
  clean(svg(`<path d="${'M0 0 '.repeat(200_000)}"/>`.repeat(3)));
  clean(svg(`<style>${'url('.repeat(50_000)}${'@import'.repeat(50_000)}url(${' '.repeat(50_000)}</style>`));
  clean(svg(`<a href="${'/'.repeat(200_000)}"/><path style="${'\\'.repeat(200_000)}"/>`));
  assert.ok(performance.now() - started < 5000);
});
