/** WebAssembly text, assembled by `web/build/wat.ts`: the module's bytes, base64. */
declare module '*.wat' {
  const base64: string;
  export default base64;
}
