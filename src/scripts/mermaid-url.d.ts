declare module '@mermaid-js/tiny/dist/mermaid.tiny.js?url' {
  /** Address of the library as the site serves it. */
  const url: string;
  export default url;
}
