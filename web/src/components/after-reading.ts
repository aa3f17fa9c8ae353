/**
 * What the page fetches once it has read. In one file: each of its own would cost a request, and more bytes of headers than some of
 * them have.
 */
export { default as AloudCard } from './aloud/AloudCard.svelte';
export { default as Explanations } from './Explanations.svelte';
export { default as KeysGate } from './keys/KeysGate.svelte';
export { default as Lesson } from './class/Lesson.svelte';
export { default as OfflineNotice } from './offline/OfflineNotice.svelte';
export { default as PrintGate } from './print/PrintGate.svelte';
export { default as StoryGate } from './story/StoryGate.svelte';
export { default as TourInvitation } from './tour/TourInvitation.svelte';
