import type { Attachment } from 'svelte/attachments';
import { corpusWords } from '../words';

interface Target {
  readonly onopen: (file: Blob, name: string) => void;
  /** Something that may be a table is held over the element, or no longer. */
  readonly onover: (isOver: boolean) => void;
}

/** Takes tables that are dropped on an element or pasted in it: `<section {@attach takesTables({ … })}>`. Its fields keep what is put in them. */
export function takesTables({ onopen, onover }: Target): Attachment<HTMLElement> {
  const isForField = ({ target }: Event): boolean => target instanceof Element && target.closest('input') !== null;

  function take({ files, text }: { readonly files: FileList; readonly text: string }): boolean {
    const [file] = files;
    if (file) onopen(file, file.name);
    else if (text !== '') onopen(new Blob([text]), corpusWords.pasted);
    return file !== undefined || text !== '';
  }
  const contentOf = (data: DataTransfer) => ({ files: data.files, text: data.getData('text/plain') });

  return (element) => {
    const control = new AbortController();
    const { signal } = control;
    /** The page has a target for networks, which lights up wherever files are dragged: not here. */
    function over(event: DragEvent): void {
      if (isForField(event) || !event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain'))
        return;
      event.preventDefault();
      event.stopPropagation();
      window.dispatchEvent(new DragEvent('dragleave'));
      onover(true);
    }
    element.addEventListener('dragenter', over, { signal });
    element.addEventListener('dragover', over, { signal });
    element.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (!element.contains(relatedTarget as Node | null)) onover(false);
      },
      { signal },
    );
    element.addEventListener(
      'drop',
      (event) => {
        onover(false);
        if (isForField(event) || !take(contentOf(event.dataTransfer!))) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal },
    );
    element.addEventListener(
      'paste',
      (event) => {
        if (!isForField(event)) take(contentOf(event.clipboardData!));
      },
      { signal },
    );
    return () => control.abort();
  };
}
