import './crash-screen.css'
import { Component, type ErrorInfo, type ReactNode } from 'react'

interface CrashScreenState {
  error: Error | null
}

/** Catches a bug in drawing the window and offers to reload it; the receiver runs in another process and goes on. */
export class CrashScreen extends Component<{ children: ReactNode }, CrashScreenState> {
  override state: CrashScreenState = { error: null }

  static getDerivedStateFromError(error: unknown): CrashScreenState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <main className="crash-screen" role="alert">
        <h1>This window ran into a bug</h1>
        <p>Deliveries are still being received and kept. Reloading the window loses nothing.</p>
        <pre>{this.state.error.message}</pre>
        <button
          type="button"
          className="button button--primary"
          onClick={() => {
            window.location.reload()
          }}
        >
          Reload the window
        </button>
      </main>
    )
  }
}
