/** Tree → HTML. The last step of a body, so the one place where every address of every attribute is checked. */
import { find, html as schema } from 'property-information';
import { getAddressKind } from '../../shared/addresses.ts';
import type { Element, Node, Root } from './tree.ts';

const VOID = new Set(
  'area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Attributes that a browser follows or loads from, by their names in HTML. */
const ADDRESSES = new Set(
  'action background cite classid codebase data dynsrc formaction href icon longdesc lowsrc manifest ping poster profile src srcset usemap xlink:href'.split(
    ' ',
  ),
);
const LISTS = new Set(['ping', 'srcset']);

/** The same HTML that `hast-util-to-html` makes of the tree, but without addresses that a site must not link to. */
export function serialize(node: Node | Root): string {
  if (node.type === 'text') return escapeText(node.value);
  if (node.type === 'raw') return node.value;
  if (node.type === 'comment')
    return `<!--${node.value.replace(/^>|^->|<!--|-->|--!>|<!-$/g, encodeBrackets)}-->`;
  if (node.type === 'root') return serializeAll(node.children);
  const { tagName, children } = node;
  const isText = tagName === 'script' || tagName === 'style';
  const inner = isText ? children.map(serializeText).join('') : serializeAll(children);
  const start = `<${tagName}${serializeAttributes(node)}>`;
  return inner === '' && VOID.has(tagName.toLowerCase()) ? start : `${start}${inner}</${tagName}>`;
}

function serializeAll(nodes: readonly Node[]): string {
  let html = '';
  for (const node of nodes) html += serialize(node);
  return html;
}

function serializeText(node: Node): string {
  return node.type === 'text' ? node.value : serialize(node);
}

function serializeAttributes({ properties }: Element): string {
  let html = '';
  for (const name in properties) {
    const value = properties[name];
    if (name !== '' && value !== undefined && value !== null && value !== false)
      html += serializeAttribute(name, value);
  }
  return html;
}

interface Attribute {
  /** With a space before it. */
  name: string;
  boolean: boolean;
  overloaded: boolean;
  joint: string;
  check: 'none' | 'one' | 'list';
}

const attributes = new Map<string, Attribute>();

function getAttribute(property: string): Attribute {
  const { attribute, boolean, overloadedBoolean, commaSeparated } = find(schema, property);
  const low = attribute.toLowerCase();
  return {
    name: ` ${attribute.replace(/[\0\t\n\f\r "&'/<=>`]/g, encodeSign)}`,
    boolean,
    overloaded: overloadedBoolean,
    joint: commaSeparated ? ', ' : ' ',
    check: !ADDRESSES.has(low) ? 'none' : LISTS.has(low) ? 'list' : 'one',
  };
}

function serializeAttribute(property: string, value: string | number | boolean | string[]): string {
  let known = attributes.get(property);
  if (known === undefined) {
    known = getAttribute(property);
    // an author can write any number of names
    if (attributes.size < 1000) attributes.set(property, known);
  }
  const { name, boolean, overloaded, joint, check } = known;
  if (value === true) return name;
  if (Number.isNaN(value)) return '';
  if (overloaded && value === '') return name;
  if ((boolean || overloaded) && (typeof value !== 'string' || value === '' || value === name.slice(1)))
    return value ? name : '';
  const written = Array.isArray(value) ? joinValues(value, joint) : String(value);
  if (check !== 'none' && !isAllowed(written, check)) return '';
  return `${name}="${escapeAttribute(written)}"`;
}

/** A list with commas whose last value is empty ends in a comma, as `comma-separated-tokens` writes it. */
function joinValues(values: readonly string[], joint: string): string {
  const all = joint === ', ' && values.at(-1) === '' ? [...values, ''] : values;
  return all.join(joint).trim();
}

function isAllowed(value: string, check: 'one' | 'list'): boolean {
  if (check === 'one') return /^(?:https?:|[#/])/.test(value) || getAddressKind(value) !== 'unsafe';
  return value.split(/[\s,]+/).every((part) => getAddressKind(part) !== 'unsafe');
}

function escapeText(value: string): string {
  return /[&<]/.test(value) ? value.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : value;
}

function escapeAttribute(value: string): string {
  return /[\0"&'`]/.test(value) ? value.replace(/[\0"&'`]/g, encodeSign) : value;
}

function encodeBrackets(mark: string): string {
  return mark.replace(/[<>]/g, encodeSign);
}

function encodeSign(sign: string): string {
  return `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`;
}
