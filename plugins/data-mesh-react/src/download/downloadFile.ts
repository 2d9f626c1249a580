// SPDX-License-Identifier: Apache-2.0

/**
 * Hands something to the browser as a file to keep.
 *
 * @param type - media type; plain text if absent
 * @public
 */
export function downloadFile(
  content: Blob | string,
  fileName: string,
  type = 'text/plain;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
