/**
 * For tests that read with a network, imported before anything of it: in Node tfjs needs Node's platform; in the page it has the
 * browser's. The engine must be there first.
 */
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/flags';
import '@tensorflow/tfjs-core/dist/engine';
import '@tensorflow/tfjs-core/dist/platforms/platform_node';
