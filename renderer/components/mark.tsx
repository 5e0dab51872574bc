/** Waybill's mark: the app icon's slip, with a folded corner, the notches of its tear line and the bars of its code. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none">
      <path
        d="M4 3.5A1.5 1.5 0 0 1 5.5 2H14l6 6v2a1 1 0 0 0 0 2v8.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 20.5V12a1 1 0 0 0 0-2z"
        fill="var(--accent-fill)"
      />
      <path d="M14 2v4.5A1.5 1.5 0 0 0 15.5 8H20z" fill="var(--accent-ink)" fillOpacity="0.55" />
      <path
        d="M6.5 13.5h2v6h-2zM9.5 13.5h1v6h-1zM11.5 13.5h3v6h-3zM15.5 13.5h2v6h-2z"
        fill="var(--accent-ink)"
      />
    </svg>
  )
}
