/** AssemblyScript, compiled by `web/build/assembly.ts`: the module's bytes, a character each. */
declare module '*?wasm' {
  /** For every engine with vectors. */
  export const plain: string;
  /** For engines that multiply and add in one instruction. */
  export const relaxed: string;
}
