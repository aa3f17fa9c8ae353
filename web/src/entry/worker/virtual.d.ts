/** Made by web/build/release.ts when the worker is built. */
declare module 'virtual:release' {
  const release: import('./release').Release;
  export default release;
}
