/** Files that networks come in and that are never read here, each with the line that makes one that is. */
import { beginningOf, nameOf, startsWith, type GivenFile } from '../file';
import { isZip, unpack } from '../unpack';

/** One sentence and the remedy, or null where the file is none of them. */
export function refusalOf(file: GivenFile): string | null {
  const name = nameOf(file);
  if (name === 'saved_model.pb' || name === 'keras_metadata.pb' || file.path.includes('/variables/variables.')) {
    return (
      `${name} belongs to a SavedModel, which is a program: open it where it was made with ` +
      '`import tf_keras; tf_keras.models.load_model("folder").save("model.h5")`, and give model.h5.'
    );
  }
  const [TFLITE_AT, TFLITE] = [4, 'TFL3'];
  if (new TextDecoder('latin1').decode(file.bytes.subarray(TFLITE_AT, TFLITE_AT + TFLITE.length)) === TFLITE) {
    return `${name} is a TFLite program, without layers: save the model it was made of with model.save("model.keras").`;
  }
  if (isPickle(file)) {
    const text = new TextDecoder('latin1').decode(file.bytes.subarray(0, 4096));
    if (/keras[\w.]*text/.test(text)) {
      return `${name} is a pickled tokenizer, and unpickling runs code: write open("tokenizer.json", "w").write(tokenizer.to_json()).`;
    }
    return `${name} is a pickle, and unpickling runs code: save with torch.save(model.state_dict(), "model.pt"), or words with json.dump.`;
  }
  if (isZip(file) && [...unpack(file).keys()].some((path) => path.endsWith('.npy'))) {
    return `${name} holds NumPy arrays: save the whole model with model.save("model.keras").`;
  }
  return null;
}

/** A pickle of protocol 2 to 5. */
export function isPickle(file: GivenFile): boolean {
  const [PROTO, FIRST, LAST] = [0x80, 2, 5];
  const [first, version = 0] = file.bytes;
  return (
    startsWith(file, [PROTO]) && first === PROTO && version >= FIRST && version <= LAST && beginningOf(file) === null
  );
}
