/** How images begin that every browser draws, with `?` for any byte. */
const BEGINNINGS = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'RIFF????WEBP']

/** Whether the bytes begin as an image does, for those that are sent under no type or a wrong one. */
export function isImage(bytes: Uint8Array): boolean {
  return BEGINNINGS.some((beginning) =>
    Array.from(beginning).every((char, index) => char === '?' || char.charCodeAt(0) === bytes[index]),
  )
}
