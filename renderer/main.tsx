import '@fontsource-variable/ibm-plex-sans/wght.css'
import '@fontsource/ibm-plex-mono/400.css'
import '@fontsource/ibm-plex-mono/500.css'
import '@fontsource/ibm-plex-mono/600.css'
import './styles/tokens.css'
import './styles/base.css'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { CrashScreen } from './components/crash-screen'
import { AppStateContext } from './hooks/use-app-state'
import { styleNonce } from './style-nonce'
import { createAppState } from './state/create-app-state'

// For the libraries that write styles at run time; the page's policy lets in no other.
setNonce(styleNonce())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const state = createAppState()
void state.start().finally(() => {
  // Tests and screenshots wait for this instead of for a time.
  document.documentElement.dataset['appState'] = 'ready'
})

createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <AppStateContext value={state}>
        <App />
      </AppStateContext>
    </CrashScreen>
  </StrictMode>,
)
