// SPDX-License-Identifier: Apache-2.0

/** Browsers make no larger pictures. */
const MOST_PIXELS = 8_000;
/** Twice as fine as a plain screen, where there is room. */
const FINE = 2;

/**
 * Paints an SVG document into a PNG picture, smaller where it would be too large for a browser.
 *
 * @throws Error where the browser cannot paint it
 * @internal
 */
export async function svgToPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () =>
        reject(new Error('The browser could not paint the drawing.'));
      image.src = url;
    });
    const scale = Math.min(
      FINE,
      MOST_PIXELS / image.naturalWidth,
      MOST_PIXELS / image.naturalHeight,
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas
      .getContext('2d')
      ?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        blob =>
          blob
            ? resolve(blob)
            : reject(new Error('The drawing is too large for a picture.')),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
