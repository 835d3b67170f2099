/** The picture to send: the page's sample, a file, or what is drawn in its place. */
import { createSnapshot } from "../paint/snapshot.js";

/**
 * What `image`, an element, shows while it is the picture: at first the sample that it has.
 * `onChange()` hears of each other one; a drawing takes the place of an image as it begins.
 */
export function createPicture(drawing, image, onChange) {
  const snapshot = createSnapshot();
  let content = () => download(image.src);

  function become(next, isImage) {
    content = next;
    image.hidden = !isImage;
    onChange();
  }

  drawing.subscribe(() => become(() => toBlob(snapshot(drawing.strokes)), false));

  return {
    /** Its bytes: resolves to a blob. */
    content: () => content(),
    /** Take a file, whatever it holds: what is none that can be read, the server says best. */
    async take(file) {
      image.src = await toDataUrl(file);
      become(() => file, true);
    },
  };
}

async function download(address) {
  return (await fetch(address)).blob();
}

function toBlob(dataUrl) {
  const bytes = Uint8Array.from(atob(dataUrl.split(",")[1]), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
}

function toDataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
