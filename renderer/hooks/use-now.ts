import { useEffect, useState } from 'react'

/** The present moment in milliseconds, renewed every `everyMs`, for times that are told as 'how long ago'. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [everyMs])
  return now
}
