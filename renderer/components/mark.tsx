/** Waybill's mark in one colour: a slip with a folded corner and the bars of its code. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none">
      <path
        d="M4 3.5A1.5 1.5 0 0 1 5.5 2H15l5 5v13.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 20.5z"
        fill="var(--accent-fill)"
      />
      <path d="M15 2v3.5A1.5 1.5 0 0 0 16.5 7H20z" fill="var(--accent-ink)" fillOpacity="0.45" />
      <path
        d="M7.5 11v7M10 11v7M12 11v7M14.75 11v7M16.75 11v7"
        stroke="var(--accent-ink)"
        strokeWidth="1.3"
      />
    </svg>
  )
}
