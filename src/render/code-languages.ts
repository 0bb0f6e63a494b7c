/** The languages that code is coloured for: how each writes comments and strings, and its words. Data, no rules. */

export interface CodeLanguage {
  /** Patterns that consume what they look at, which keeps highlighting linear. */
  comment?: string;
  string?: string;
  /** Names with a prefix: `$HOME`, `@Test`, `:key`. */
  variable?: string;
  /** Signs of a name beside letters, digits and `_`. */
  signs?: string;
  words?: ReadonlySet<string>;
  ignoresCase?: boolean;
  /** Names that begin with a capital are types. */
  types?: boolean;
  /** What names a value: `"a": 1`, `a: 1`, `a = 1`. */
  keys?: 'colon' | 'line-colon' | 'line-equals';
  /** Code of another kind than words, strings and comments. */
  mode?: 'markup' | 'diff' | 'markdown' | 'session';
}

const splitList = (words: string): string[] => words.trim().split(/\s+/);

const SLASHES = String.raw`\/\/.*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))`;
const HASH = '(?<![^\\s;|&(])#.*';
const DASHES = '--.*';
const SEMICOLON = ';.*';
const DOUBLE = String.raw`"(?:\\.|[^"\\\n])*"?`;
const SINGLE = String.raw`'(?:\\.|[^'\\\n])*'?`;
const QUOTES = `${DOUBLE}|${SINGLE}`;
const CHARACTER = String.raw`'(?:\\.[^'\n]{0,8}|[^'\\\n])'`;
const TICKS = String.raw`${'`'}(?:\\[\s\S]|[^${'`'}\\])*${'`'}?`;
const TRIPLE = String.raw`"""(?:\\[\s\S]|(?!""")[\s\S])*(?:""")?|'''(?:\\[\s\S]|(?!''')[\s\S])*(?:''')?`;
const VERBATIM = String.raw`[$@]{1,2}"(?:[^"\\]|\\.|"")*"?`;
const DOLLAR = String.raw`\$(?:\w+|\{[^}\n]*\}?|[?#@*!$-])`;
const AT = String.raw`@[\p{L}_][\p{L}\p{N}_.]*`;

const CORE =
  'if else for while do switch case default break continue return try catch finally throw true false null';
const OBJECTS =
  'class interface enum extends implements import package public private protected static final abstract new this super void';
const TYPES = 'int long short byte char float double boolean bool string';
const SCRIPT = `${CORE} as async await class const debugger delete export extends from function get import in instanceof
  interface let new of set static super this typeof undefined var void with yield NaN Infinity`;
const TYPED_SCRIPT = `${SCRIPT} abstract any asserts bigint boolean declare enum implements infer is keyof module namespace
  never number object override private protected public readonly require satisfies string symbol type unique unknown`;
const C = `${CORE} auto ${TYPES} const extern goto inline register restrict signed sizeof static struct typedef union enum
  unsigned void volatile NULL include define ifdef ifndef endif pragma elif undef`;
const SHELL = `if then else elif fi for in do done while until case esac function select time return exit export local
  readonly declare set unset shift source alias eval exec trap cd echo printf read test true false sudo`;

interface Row extends Omit<CodeLanguage, 'words'> {
  words?: string;
}

const createSlashLanguage = (words: string, more: Row = {}): Row => ({
  comment: SLASHES,
  string: QUOTES,
  words,
  ...more,
});
const createHashLanguage = (words: string, more: Row = {}): Row => ({
  comment: HASH,
  string: QUOTES,
  words,
  ...more,
});
const createDashLanguage = (words: string, more: Row = {}): Row => ({
  comment: DASHES,
  string: DOUBLE,
  words,
  ...more,
});

/** By the names that people write behind a fence, the first of them the language's own. */
const ROWS: Record<string, Row> = {
  'javascript js mjs cjs node jsx': createSlashLanguage(SCRIPT, {
    string: `${QUOTES}|${TICKS}`,
    variable: AT,
    signs: '$',
  }),
  'typescript ts mts cts tsx': createSlashLanguage(TYPED_SCRIPT, {
    string: `${QUOTES}|${TICKS}`,
    variable: AT,
    signs: '$',
    types: true,
  }),
  'json json5 jsonc ndjson jsonl geojson webmanifest': {
    comment: SLASHES,
    string: QUOTES,
    words: 'true false null',
    keys: 'colon',
  },
  'yaml yml': createHashLanguage('true false null yes no on off', {
    variable: '[&*][\\w-]+',
    keys: 'line-colon',
  }),
  'toml ini cfg conf properties dotenv env editorconfig': {
    comment: '(?<![^\\s])[#;].*',
    string: `${TRIPLE}|${QUOTES}`,
    variable: String.raw`\[(?<=^[ \t]*\[)\[?[\w. "'-]{1,80}\]{1,2}`,
    words: 'true false',
    keys: 'line-equals',
  },
  'bash sh shell zsh ksh fish curl shellscript': createHashLanguage(SHELL, {
    string: String.raw`"(?:\\[\s\S]|[^"\\])*"?|'[^']*'?`,
    variable: DOLLAR,
    signs: '-',
  }),
  'console shell-session terminal sh-session shellsession': { mode: 'session' },
  'powershell ps ps1 pwsh': {
    comment: String.raw`<#[\s\S]*?(?:#>|$(?![\s\S]))|#.*`,
    string: QUOTES,
    variable: String.raw`\$(?:\w+(?::\w+)?|\{[^}\n]*\}?)`,
    signs: '-',
    ignoresCase: true,
    words: `${CORE} begin break elseif end exit filter foreach function in param process until using`,
  },
  'batch bat cmd': {
    comment: String.raw`(?:rem\b(?<=^[ \t]*rem)|::(?<=^[ \t]*::)).*`,
    string: DOUBLE,
    variable: String.raw`%\w+%|%%?~?\w`,
    ignoresCase: true,
    words:
      'call cd copy del do echo else exit for goto if in not off on pause set setlocal endlocal exist errorlevel',
  },
  'python py python3 gyp': createHashLanguage(
    `and as assert async await break class continue def del elif else except finally for from global if import in is
    lambda match case None nonlocal not or pass raise return self True False try while with yield print`,
    { comment: '#.*', string: `[rbfu]{0,2}(?:${TRIPLE})|[rbfu]{0,2}(?:${QUOTES})`, variable: AT },
  ),
  'ruby rb rake': createHashLanguage(
    `alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo require
    require_relative rescue retry return self super then true undef unless until when while yield attr_accessor`,
    { variable: String.raw`@{1,2}\w+|\$\w+|(?<!:):[\p{L}_]\w*[?!]?`, types: true },
  ),
  'perl pl': createHashLanguage(
    'my our local sub use package if elsif else unless while until for foreach return print die last next',
    {
      variable: String.raw`[$@%]\w+`,
    },
  ),
  'php php3': createSlashLanguage(
    `${CORE} ${OBJECTS} array as callable clone declare echo elseif endif fn foreach function global isset list match
    namespace print readonly require require_once include self trait unset use var yield`,
    { comment: `${SLASHES}|#.*`, variable: String.raw`\$\w+`, types: true },
  ),
  'java jsp groovy gradle': createSlashLanguage(
    `${CORE} ${OBJECTS} ${TYPES} assert instanceof native permits record sealed strictfp synchronized throws transient
    transitive var volatile yield def in as trait`,
    { string: `${TRIPLE}|${QUOTES}`, variable: AT, types: true },
  ),
  'kotlin kt kts': createSlashLanguage(
    `${CORE} as abstract actual annotation by class companion const constructor crossinline data enum expect external
    final fun get import in infix init inline inner interface internal is lateinit noinline object open operator out
    override package private protected public reified sealed set super suspend tailrec this typealias val var vararg when`,
    { string: `${TRIPLE}|${DOUBLE}|${CHARACTER}`, variable: AT, types: true },
  ),
  'scala sbt': createSlashLanguage(
    `${CORE} abstract class def enum export extends extension final given implicit import lazy match new object override
    package private protected sealed super then this trait type using val var with yield`,
    { string: `${TRIPLE}|${DOUBLE}|${CHARACTER}`, variable: AT, types: true },
  ),
  'csharp cs dotnet c# razor cshtml': createSlashLanguage(
    `${CORE} ${TYPES} abstract add as async await base checked class const decimal delegate dynamic enum event explicit
    extern file fixed foreach get global goto implicit in init interface internal into is join let lock namespace new
    nameof not object operator orderby or and out override params partial private protected public readonly record ref
    remove required sbyte sealed select set sizeof stackalloc static struct this typeof uint ulong unchecked unsafe
    ushort using value var virtual void volatile when where with yield`,
    { string: `${TRIPLE}|${VERBATIM}|${DOUBLE}|${CHARACTER}`, types: true },
  ),
  'fsharp f# fs fsx ocaml ml reason': {
    comment: String.raw`\/\/.*|\(\*[\s\S]*?(?:\*\)|$(?![\s\S]))`,
    string: `${TRIPLE}|${DOUBLE}|${CHARACTER}`,
    types: true,
    words: `and as async begin class do done else end exception false for fun function if in inherit interface lazy let
      match member module mutable namespace new null of open or override private public rec return sig static struct
      then true try type use val when while with yield`,
  },
  'vb vbnet vba visual-basic': {
    comment: "'.*",
    string: String.raw`"(?:[^"\n]|"")*"?`,
    ignoresCase: true,
    words: `and as boolean byref byval call case catch class const dim do each else elseif end enum exit false finally
      for function get if imports in integer is let loop me module namespace new next not nothing of option or private
      property public return select set shared string sub then throw to true try until wend while with`,
  },
  'go golang': createSlashLanguage(
    `${CORE} ${TYPES} any chan const defer error fallthrough func go goto import int8 int16 int32 int64 interface iota map
    nil package range rune select struct type uint uint8 uint16 uint32 uint64 uintptr var append cap len make panic`,
    { string: `${DOUBLE}|${CHARACTER}|${TICKS}` },
  ),
  'rust rs': createSlashLanguage(
    `${CORE} as async await box const crate dyn enum extern f32 f64 fn i8 i16 i32 i64 i128 impl in isize let loop match mod
    move mut pub ref self Self static str struct super trait type u8 u16 u32 u64 u128 union unsafe use usize where`,
    { string: `r?#{0,3}${DOUBLE}|${CHARACTER}`, variable: String.raw`#!?\[[^\]\n]*\]?`, types: true },
  ),
  'swift swiftui': createSlashLanguage(
    `${CORE} actor any as associatedtype async await class deinit defer enum extension fileprivate final func guard import
    in init inout internal is lazy let mutating nil open operator override private protocol public repeat required
    rethrows self Self some static struct subscript super throws typealias unowned var weak where`,
    { string: `${TRIPLE}|${DOUBLE}`, variable: AT, types: true },
  ),
  'dart flutter': createSlashLanguage(
    `${CORE} ${OBJECTS} ${TYPES} as assert async await const covariant deferred dynamic export extension external factory
    get hide in is late library mixin num of on operator part required rethrow sealed set show sync typedef var with yield`,
    { string: `${TRIPLE}|${QUOTES}`, variable: AT, types: true },
  ),
  'c h objectivec objc': createSlashLanguage(C),
  'cpp c++ cc cxx hpp arduino ino': createSlashLanguage(
    `${C} alignas and bitand catch class concept consteval constexpr const_cast co_await co_return co_yield decltype delete
    dynamic_cast explicit export final friend mutable namespace new noexcept not nullptr operator or override private
    protected public reinterpret_cast requires static_assert static_cast template this thread_local throw try typename
    using virtual wchar_t`,
    { types: true },
  ),
  'solidity sol': createSlashLanguage(
    `${CORE} ${TYPES} abstract address anonymous assembly calldata constant constructor contract emit enum error event
    external fallback function immutable import indexed interface internal is library mapping memory modifier new
    override payable pragma private public pure receive require returns revert storage struct type uint uint256 unchecked
    using view virtual bytes bytes32`,
    { types: true },
  ),
  'protobuf proto proto3': createSlashLanguage(
    `syntax package import option message enum service rpc returns stream oneof map repeated optional required reserved
    extensions extend to max true false double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 bool string
    bytes`,
    { types: true },
  ),
  'thrift avdl':
    createSlashLanguage(`namespace include struct enum service exception union typedef const void throws required optional
    list map set i16 i32 i64 bool string double binary byte true false`),
  'graphql gql': createHashLanguage(
    `query mutation subscription fragment on type input enum interface union scalar schema extend
    implements directive repeatable true false null`,
    { variable: `${DOLLAR}|${AT}`, types: true, string: `${TRIPLE}|${DOUBLE}` },
  ),
  'sql mysql postgresql postgres plsql tsql sqlite pgsql cql': {
    comment: String.raw`--.*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))`,
    string: String.raw`'(?:[^'\\]|\\.|'')*'?|"[^"\n]*"?|${TICKS}`,
    ignoresCase: true,
    words: `add all alter and any as asc begin between bigint boolean by cascade case cast char check column commit
      constraint create cross current_timestamp database date decimal declare default delete desc distinct drop each else
      end exists false fetch first float for foreign from full function grant group having if in index inner insert int
      integer interval into is join json jsonb key left like limit materialized next not null numeric offset on or order
      outer over partition partitioned primary procedure references returning returns right rollback row rows schema select
      serial set smallint table text then time timestamp timestamptz to transaction trigger true truncate type union unique
      update using uuid values varchar view when where with`,
  },
  'hcl tf terraform nomad bicep': createHashLanguage(
    'resource variable output module provider data locals terraform for in if true false null dynamic param targetScope',
    { comment: `${SLASHES}|#.*`, string: DOUBLE, keys: 'line-equals' },
  ),
  'docker dockerfile containerfile': createHashLanguage(
    'from run cmd label expose env add copy entrypoint volume user workdir arg onbuild stopsignal healthcheck shell as',
    { variable: DOLLAR, ignoresCase: true },
  ),
  'makefile make mk': createHashLanguage(
    'include define endef ifeq ifneq ifdef ifndef else endif export override',
    {
      variable: String.raw`\$[({][^)}\n]*[)}]?|\$.|(?<=^)[\w.%/-]+(?=\s*:)`,
    },
  ),
  'nginx apacheconf apache caddyfile': createHashLanguage(
    'server location upstream listen proxy_pass root index return rewrite if set include http events on off',
    { variable: DOLLAR },
  ),
  'css scss less sass postcss stylus': {
    comment: String.raw`\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|(?<!:)\/\/.*`,
    string: QUOTES,
    variable: String.raw`@[\w-]+|\$[\w-]+|--[\w-]+|#[\da-fA-F]{3,8}\b|[.#][\w-]+(?=[^;{}\n]{0,80}\{)`,
    signs: '-',
    keys: 'colon',
    words: 'important inherit initial unset none auto',
  },
  'markup html xml svg xhtml vue svelte astro mathml rss atom xsd xslt wsdl xaml handlebars hbs jinja jinja2 twig liquid ejs':
    { mode: 'markup' },
  'diff patch udiff': { mode: 'diff' },
  'markdown md mdx': { mode: 'markdown' },
  'http https': {
    string: DOUBLE,
    variable: String.raw`(?<=^)[\w-]+(?=:[ \t])`,
    words: 'GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE HTTP',
  },
  'r rscript': createHashLanguage(
    'if else for while repeat function return next break in TRUE FALSE NULL NA library',
  ),
  'julia jl': createHashLanguage(
    'function end if else elseif for while return module using import struct mutable let do true false nothing',
  ),
  'elixir ex exs': createHashLanguage(
    `after alias and case catch cond def defimpl defmacro defmodule defp defprotocol defstruct do else end false fn for if
    import in nil not or quote raise receive require rescue true try unless use when with`,
    { string: `${TRIPLE}|${QUOTES}`, variable: String.raw`@\w+|(?<!:):[\p{L}_]\w*[?!]?`, types: true },
  ),
  'erlang erl': {
    comment: '%.*',
    string: DOUBLE,
    words: 'after begin case catch end fun if of receive try when',
  },
  'clojure clj cljs edn lisp scheme racket elisp': {
    comment: SEMICOLON,
    string: String.raw`"(?:\\[\s\S]|[^"\\])*"?`,
    variable: String.raw`::?[\w.*+!?/<>=-]+`,
    signs: '*+!?<>=/-',
    words: `cond def defmacro defn defprotocol defrecord defun do doseq false fn for if import lambda let loop nil ns or
      and not quote recur require true when`,
  },
  'haskell hs lhs elm purescript idris': createDashLanguage(
    `as case class data deriving do else exposing family forall foreign hiding if import in infix infixl infixr instance
    let module newtype of port qualified then type where`,
    { comment: String.raw`--.*|\{-[\s\S]*?(?:-\}|$(?![\s\S]))`, signs: "'", types: true },
  ),
  'lua luau': createDashLanguage(
    `and break do else elseif end false for function goto if in local nil not or repeat return then true
    until while`,
    { comment: String.raw`--\[\[[\s\S]*?(?:\]\]|$(?![\s\S]))|--.*`, string: QUOTES },
  ),
  nix: createHashLanguage('let in with rec inherit if then else assert import true false null', {
    string: String.raw`''(?:(?!'')[\s\S])*(?:'')?|${DOUBLE}`,
    keys: 'line-equals',
  }),
  'gdscript gdshader glsl hlsl wgsl shader': createSlashLanguage(
    `${C} func var extends signal onready uniform varying attribute in out vec2 vec3 vec4 mat3 mat4 sampler2D fn let`,
    { comment: `${SLASHES}|(?<![^\\s])#(?!\\w).*` },
  ),
  zig: createSlashLanguage(`${CORE} anytype comptime const defer errdefer error export extern fn inline orelse pub struct union
    unreachable usingnamespace var u8 u16 u32 u64 i32 i64 usize bool void undefined test`),
  'rego opa': createHashLanguage(
    'package import default not with as some every in if contains else true false null',
  ),
  cue: createSlashLanguage('package import let for in if true false null string int bool', { keys: 'colon' }),
  'gherkin feature cucumber': createHashLanguage(
    'Feature Background Scenario Outline Example Examples Rule Given When Then And But',
    { variable: String.raw`@[\w-]+|<[\w ]+>` },
  ),
  'plantuml puml': {
    comment: "'(?<=^[ \\t]*').*",
    string: DOUBLE,
    variable: String.raw`(?<=^)@\w+|![\w]+`,
    words: `actor participant boundary control entity database queue collections package node component interface class
      enum abstract as left right up down over note end if then else endif start stop group alt loop opt title skinparam`,
  },
  'dot x-dot graphviz gv': createSlashLanguage('graph digraph subgraph node edge strict', {
    keys: 'line-equals',
  }),
  'latex tex bibtex bib': {
    comment: String.raw`(?<!\\)%.*`,
    variable: String.raw`@\w+|\\(?:[A-Za-z]+\*?|.)`,
    keys: 'line-equals',
  },
  'abnf bnf ebnf': { comment: SEMICOLON, string: QUOTES, variable: '<[\\w -]+>', keys: 'line-equals' },
  'assembly asm nasm wasm wat': {
    comment: ';.*',
    string: QUOTES,
    variable: '[%$][\\w.]+',
    words:
      'mov push pop call ret jmp je jne add sub mul div cmp lea section global extern module func param result local',
  },
  'regex regexp': { string: String.raw`\[(?:\\.|[^\]\\\n])*\]?`, variable: String.raw`\\.` },
  'csv tsv': { string: DOUBLE },
  'vim viml': {
    comment: '"(?<=^[ \\t]*").*',
    string: SINGLE,
    words: 'set let if endif function endfunction call map autocmd',
  },
};

const KNOWN = new Map<string, Row | CodeLanguage>();
for (const [names, row] of Object.entries(ROWS)) for (const name of names.split(' ')) KNOWN.set(name, row);

const sets = new WeakMap<object, CodeLanguage>();

/** The language of a name in lower case; null for one that is not known. */
export function getLanguage(name: string): CodeLanguage | null {
  const row = KNOWN.get(name) as Row | undefined;
  if (row === undefined) return null;
  let language = sets.get(row);
  if (language === undefined) {
    const words = splitList(row.ignoresCase ? (row.words ?? '').toLowerCase() : (row.words ?? ''));
    language = { ...row, words: new Set(words) };
    sets.set(row, language);
  }
  return language;
}

/** One name for each language. */
export const LANGUAGE_NAMES: readonly string[] = Object.keys(ROWS).map((names) => names.split(' ')[0] ?? '');
