import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blend,
  createCanvas,
  createPathOutline,
  encodePng,
  fillBox,
  type Outline,
  placeOutline,
  rasterize,
} from '../../../src/draw/rasterize.ts';
import { createTextSetter, toRenderableText } from '../../../src/draw/text-layout.ts';
import { STATUS_SHAPES } from '../../../src/model/statuses.ts';
import { loadCardFonts } from '../../../src/outputs/social-images.ts';
import { readPng } from '../../support/png.ts';

/** Area of a shape, in pixels. */
function area(outline: Outline): number {
  const values = [...(rasterize(outline)?.values ?? [])];
  return values.reduce((sum, value) => sum + value, 0) / 255;
}
const box = (x: number, y: number, width: number, height: number) => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];

test('a shape covers as much as its area, wherever it lies between the pixels', () => {
  for (const [x, y] of [
    [0, 0],
    [0.5, 0.25],
    [-7.3, 12.9],
  ] as const) {
    assert.ok(Math.abs(area([box(x, y, 8, 6)]) - 48) < 0.3);
    assert.ok(Math.abs(area([[x, y, x + 10, y, x, y + 10]]) - 50) < 0.3, 'a triangle');
    assert.ok(Math.abs(area([[x, y, x + 40, y + 1, x, y + 2]]) - 40) < 0.5, 'a flat one');
  }
});

test('half of a pixel covered is half of its colour', () => {
  const coverage = rasterize([box(0.5, 0, 1, 1)]);
  assert.deepEqual([...(coverage?.values.slice(0, 2) ?? [])], [128, 128]);
});

test('a line within another, drawn the other way round, leaves a hole', () => {
  const hole = [2, 2, 2, 4, 4, 4, 4, 2];
  assert.ok(Math.abs(area([box(0, 0, 6, 6), hole]) - 32) < 0.1);
});

test('overlapping shapes are not darker', () => {
  assert.ok(Math.abs(area([box(0, 0, 4, 4), box(2, 0, 4, 4)]) - 24) < 0.1);
});

test('nothing at all covers nothing', () => {
  assert.equal(rasterize([]), null);
  assert.equal(rasterize([[1, 1, 1, 1]]), null);
});

test('the shapes of the statuses cover what they do in a browser', () => {
  const circle = (radius: number) => Math.PI * radius ** 2;
  const measureArea = (path: string) => area(placeOutline(createPathOutline(path), { scale: 10 })) / 100;
  const near = (value: number, wanted: number) =>
    assert.ok(Math.abs(value - wanted) < 0.3, `${value}, not ${wanted}`);
  near(measureArea(STATUS_SHAPES.accepted), circle(6));
  near(measureArea(STATUS_SHAPES.proposed), circle(6) - circle(4));
  near(measureArea(STATUS_SHAPES.deprecated), circle(6) - circle(4) / 2);
  near(measureArea(STATUS_SHAPES.unknown), 20);
  assert.throws(() => createPathOutline('M0 0C1 1 2 2 3 3'), /command C/);
});

test('an image of any width reads back as it was drawn', () => {
  for (const width of [7, 8]) {
    const canvas = createCanvas(width, 5);
    fillBox(canvas, { x: 1, y: 1, width: 3, height: 2 }, 9);
    const png = readPng(
      encodePng(
        canvas,
        Array.from({ length: 16 }, (_, at) => [at, at, at] as const),
      ),
    );
    assert.deepEqual([png.width, png.height], [width, 5]);
    assert.equal(png.at(0, 1), 0);
    assert.equal(png.at(3, 2), 9);
    assert.deepEqual(png.colours.get('#090909'), 6);
  }
});

test('blank rows between drawn ones stay where they are', () => {
  const canvas = createCanvas(9, 200);
  fillBox(canvas, { x: 2, y: 3, width: 3, height: 1 }, 7);
  fillBox(canvas, { x: 8, y: 90, width: 1, height: 1 }, 1);
  fillBox(canvas, { x: 0, y: 95, width: 9, height: 2 }, 15);
  const colours = Array.from({ length: 16 }, (_, at) => [at, at, at] as const);
  const png = readPng(encodePng(canvas, colours));
  for (let y = 0; y < 200; y++)
    for (let x = 0; x < 9; x++) assert.equal(png.at(x, y), canvas.pixels[y * 9 + x], `${x}, ${y}`);
});

test('shapes outside the image are left out', () => {
  const canvas = createCanvas(4, 4);
  const coverage = rasterize([box(-2, -2, 20, 20)]);
  assert.ok(coverage);
  blend(canvas, coverage, [1, 2]);
  assert.ok(canvas.pixels.every((pixel) => pixel === 2));
});

test('each letter is read once a font', () => {
  let read = 0;
  const type = createTextSetter({
    has: () => true,
    glyph: () => {
      read++;
      return { advance: 0.5, outline: [box(0, 0, 0.4, 0.7)] };
    },
  });
  const canvas = createCanvas(100, 20);
  assert.equal(type.draw(canvas, 'aaaa', { x: 10, y: 15, size: 10, ramp: [1] }), 30);
  assert.equal(type.measureWidth('aaaa', 10), 20);
  assert.equal(read, 1);
});

test('the face of the site has the letters of Latin, with their marks', () => {
  const { text, strong } = loadCardFonts();
  for (const sign of 'AZaz09éßŁőŞ–“”…') {
    assert.ok(text.has(sign), sign);
    assert.ok(strong.measureWidth(sign, 100) > 10, sign);
  }
  assert.ok(strong.measureWidth('Use a job queue', 60) > text.measureWidth('Use a job queue', 60));
});

const all = () => true;
const latin = (sign: string) => sign <= '\u024f';
const words: [text: string, has: (sign: string) => boolean, said: string | null][] = [
  ['Use  a\tqueue ', all, 'Use a queue'],
  ['e\u0301tat', latin, 'état'],
  ['🚀 Use 👩‍💻 a queue ❤️ 🇳🇱', latin, 'Use a queue'],
  ['\u202eUse\u0007 it', all, 'Use it'],
  ['Хранить файлы', all, 'Хранить файлы'],
  ['Хранить файлы', latin, null],
  ['決定記録', latin, null],
  ['استخدام قائمة', latin, null],
  ['Queue → stream, ≥ 3', latin, 'Queue -> stream, >= 3'],
  ['x\u0325y', all, null],
  ['🚀', latin, null],
  ['', all, null],
];
for (const [text, has, said] of words) {
  test(`“${text}” ${said === null ? 'is not drawn' : `is drawn as “${said}”`}${has === latin ? ' by a Latin face' : ''}`, () => {
    assert.equal(toRenderableText(text, has), said);
  });
}
