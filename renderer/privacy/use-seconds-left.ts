import { useEffect, useState } from 'react'

/** Counts down to nought, and says so once. */
export function useSecondsLeft(seconds: number, onEnd: () => void): number {
  const [endsAt] = useState(() => Date.now() + seconds * 1000)
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((endsAt - now) / 1000))
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  useEffect(() => {
    if (left === 0) onEnd()
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the time is out
  }, [left])
  return left
}
