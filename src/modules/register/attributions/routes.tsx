import { get } from '../../../platform/routes.ts'
import { AboutTheDataPage } from './pages.tsx'

export const routes = [get('/about-the-data', 'public', (c) => c.html(<AboutTheDataPage frame={c.get('frame')} />))]
