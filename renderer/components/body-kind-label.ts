import type { BodyKind } from '../../core/delivery/body'

const LABELS: Record<BodyKind, string> = {
  empty: 'No body',
  json: 'JSON',
  'broken-json': 'Broken JSON',
  form: 'Form fields',
  multipart: 'Multipart form',
  xml: 'XML',
  html: 'HTML',
  text: 'Text',
  image: 'Image',
  binary: 'Binary',
}

/** A body's kind in a person's words. */
export function bodyKindLabel(kind: BodyKind): string {
  return LABELS[kind]
}
