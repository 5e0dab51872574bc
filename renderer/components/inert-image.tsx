import './inert-image.css'
import { useEffect, useState } from 'react'

interface InertImageProps {
  bytes: Uint8Array
  mediaType: string
}

/** A captured image, drawn from its bytes: an img element runs no script and fetches nothing. */
export function InertImage({ bytes, mediaType }: InertImageProps) {
  const [url, setUrl] = useState<string | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }))
    setUrl(made)
    setIsBroken(false)
    return () => {
      URL.revokeObjectURL(made)
    }
  }, [bytes, mediaType])
  if (isBroken) return <p className="inert-image__broken">These bytes are not an image that can be drawn.</p>
  if (url === null) return null
  return (
    <div className="inert-image">
      <img
        src={url}
        alt="The body"
        onError={() => {
          setIsBroken(true)
        }}
      />
    </div>
  )
}
